import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Guardian } from '../lib/guardian.ts'
import { pickFreePort } from '../lib/ports.ts'
import { loadSecrets, secretsForProcesses } from '../lib/secrets.ts'
import { startPrivateServers, type Servers } from '../lib/servers.ts'
import type { Service } from '../lib/service.ts'
import {
  describeProcesses,
  migrateAll,
  seedAll,
  startProcesses,
  stopProcesses,
  writeSupergraph,
  type LaunchOptions,
  type Processes,
} from '../lib/stack.ts'
import {
  processNames,
  subgraphNames,
  type ProcessName,
  type SubgraphName,
} from '../lib/topology.ts'

export interface StackOptions {
  /** For every process, over the defaults. */
  env?: Record<string, string>
  /** For single processes, over `env`. */
  processEnv?: Partial<Record<ProcessName, Record<string, string>>>
  /** Runs the demo seeds: accounts of each role, categories and products. @default true */
  seed?: boolean
  /** Keeps what a killed MariaDB or Redis had acknowledged, as production does. @default false */
  durable?: boolean
  /** Arguments added to mariadbd's. */
  mariadbFlags?: readonly string[]
  /** Arguments added to redis-server's. */
  redisFlags?: readonly string[]
  /** Every line that a process writes. */
  onLine?: (service: string, line: string) => void
}

export interface TestStack {
  routerUrl: string
  webSocketUrl: string
  subgraphUrls: Record<SubgraphName, string>
  databaseUrl: (name: SubgraphName) => string
  redisUrl: string
  internalIdentitySecret: string
  /** Of the data at rest, as the processes have them. */
  dataEncryptionKeys: string
  dataIndexKey: string
  /** Where its mails are written. */
  mailDirectory: string
  /** Each with `name`, `pid`, `tail`, `start()`, `stop()`, `kill(signal)` and `restart()`. */
  processes: Processes
  /** The servers, which can be killed and restarted like the processes. */
  mariadb: Service
  redis: Service
  /** Names of processes that ended though nobody stopped or killed them. */
  crashes: readonly string[]
  stop: () => Promise<void>
}

/**
 * Starts the whole product as real processes on free ports, with a MariaDB and a Redis of its own that
 * hold nothing but the demo seed. Always `stop()` it; if the test run dies, its guardian does.
 */
export async function startStack(options: StackOptions = {}): Promise<TestStack> {
  const cleanup = new AsyncDisposableStack()
  try {
    return await bringUp(options, cleanup)
  } catch (error) {
    await cleanup.disposeAsync()
    throw error
  }
}

async function bringUp(options: StackOptions, cleanup: AsyncDisposableStack): Promise<TestStack> {
  const directory = mkdtempSync(join(tmpdir(), 'floodgate-e2e-'))
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }))
  const guardian = new Guardian()
  guardian.watchFolder(directory)
  cleanup.defer(() => guardian.close())
  const crashes: string[] = []
  const secrets = loadSecrets(directory)
  const servers = await startPrivateServers({
    guardian,
    directory,
    secrets,
    disposable: !options.durable,
    mariadbFlags: options.mariadbFlags,
    redisFlags: options.redisFlags,
    onUnexpectedExit: (service) => crashes.push(service.name),
  })
  cleanup.defer(() => servers.stop())
  const launch: LaunchOptions = {
    settings: {
      nodeEnv: 'test',
      ports: await pickPorts(),
      routerHost: '127.0.0.1',
      databaseUrls: servers.databaseUrls,
      redisUrl: servers.redisUrl,
      ...secretsForProcesses(secrets),
      mailDirectory: join(directory, 'mail'),
      supergraphPath: join(directory, 'supergraph.graphql'),
      imageDirectory: join(directory, 'images'),
    },
    guardian,
    baseEnv: { ...process.env, ...options.env },
    extraEnv: options.processEnv,
    onLine: options.onLine,
    onUnexpectedExit: (service) => crashes.push(service.name),
  }
  await migrateAll(servers.databaseUrls)
  writeSupergraph(launch.settings.supergraphPath)
  if (options.seed !== false) await seedAll(launch)
  const processes = describeProcesses(launch)
  cleanup.defer(() => stopProcesses(processes))
  await startProcesses(processes)
  return describeStack(launch, servers, processes, crashes, () => cleanup.disposeAsync())
}

async function pickPorts(): Promise<Record<ProcessName, number>> {
  const entries: [ProcessName, number][] = []
  for (const name of processNames) entries.push([name, await pickFreePort()])
  return Object.fromEntries(entries) as Record<ProcessName, number>
}

function describeStack(
  { settings }: LaunchOptions,
  { mariadb, redis }: Servers,
  processes: Processes,
  crashes: readonly string[],
  stop: () => Promise<void>,
): TestStack {
  if (!mariadb || !redis) throw new Error('a test stack has servers of its own')
  const urls = subgraphNames.map((name) => [
    name,
    `http://127.0.0.1:${settings.ports[name]}/graphql`,
  ])
  const address = `127.0.0.1:${settings.ports.router}/graphql`
  return {
    routerUrl: `http://${address}`,
    webSocketUrl: `ws://${address}`,
    subgraphUrls: Object.fromEntries(urls) as Record<SubgraphName, string>,
    databaseUrl: (name) => settings.databaseUrls[name],
    redisUrl: settings.redisUrl,
    internalIdentitySecret: settings.internalIdentitySecret,
    dataEncryptionKeys: settings.dataEncryptionKeys,
    dataIndexKey: settings.dataIndexKey,
    mailDirectory: settings.mailDirectory,
    processes,
    mariadb: mariadb.service,
    redis: redis.service,
    crashes,
    stop,
  }
}
