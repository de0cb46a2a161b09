import { join } from 'node:path'
import type { Guardian } from '../../scripts/lib/guardian.ts'
import { root } from '../../scripts/lib/paths.ts'
import { pickFreePort } from '../../scripts/lib/ports.ts'
import { Service } from '../../scripts/lib/service.ts'
import { nodeFlags, stopStage } from '../../scripts/lib/topology.ts'
import { gatewaysFolder } from '../gateways/install.ts'
import { pidOf } from '../lib/node-program.ts'
import type { Graph, Target, TargetName } from './target.ts'

export interface RunningTarget extends Target {
  stop(): Promise<void>
}

interface Program {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Starts a gateway before a graph, and waits until it answers. */
export async function startTarget(
  name: TargetName,
  graph: Graph,
  { guardian, cpuProfiles }: { guardian: Guardian; cpuProfiles: string | null },
): Promise<RunningTarget> {
  const port = await pickFreePort()
  const url = new URL(`http://127.0.0.1:${port}/graphql`)
  const { args, env } = programOf(name, graph, port)
  const service = new Service({
    name,
    command: process.execPath,
    args: [...profileArguments(cpuProfiles, `${graph.name}-${name}`), ...args],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      SUPERGRAPH_PATH: graph.supergraphPath,
      FORWARDED_HEADERS: graph.forwarded.join(),
      ...env,
    },
    stage: stopStage.router,
    guardian,
    ready: () => answers(url),
  })
  await service.start()
  // Others wait for connections that nobody uses any more; only a profile has to be written at the end.
  const stop = async () => {
    await (cpuProfiles === null ? service.kill('SIGKILL') : service.stop())
  }
  return { name, url, pid: () => pidOf(service), stop }
}

const profileArguments = (folder: string | null, name: string): readonly string[] =>
  folder === null
    ? []
    : ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}.cpuprofile`]

function programOf(name: TargetName, graph: Graph, port: number): Program {
  const deduplicates = name.endsWith('-dedup')
  if (name.startsWith('floodgate')) {
    return {
      // As `npm start` and the containers run it.
      args: [...nodeFlags, join(root, 'router/src/main.ts')],
      env: {
        ...graph.routerEnv,
        LOG_LEVEL: 'warn',
        RESPONSE_CACHE_MIB: '0',
        QUERY_DEDUPLICATION: String(deduplicates),
      },
    }
  }
  if (name === 'apollo-gateway') {
    return { args: [new URL('apollo-gateway-server.ts', import.meta.url).pathname], env: {} }
  }
  const bin = join(gatewaysFolder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
  const config = join(gatewaysFolder, 'hive-router.config.mjs')
  return {
    args: [
      ...[bin, 'supergraph', graph.supergraphPath, '--config-path', config],
      ...['--host', '127.0.0.1', '--port', String(port)],
    ],
    env: {
      LOG_LEVEL: 'error',
      RUST_PLANNER: String(name.includes('rust')),
      DEDUPLICATION: String(deduplicates),
    },
  }
}

/** @throws until it does */
async function answers(url: URL): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: '{"query":"{ __typename }"}',
    signal: AbortSignal.timeout(5_000),
  })
  if (!response.ok) throw new Error(`it answers ${response.status}`)
}
