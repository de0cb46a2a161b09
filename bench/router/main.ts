import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { Guardian } from '../../scripts/lib/guardian.ts'
import { root } from '../../scripts/lib/paths.ts'
import { startStack } from '../../scripts/testing/stack.ts'
import { installGateways } from '../gateways/install.ts'
import type { BenchmarkOptions } from '../lib/benchmark-options.ts'
import { endStack } from '../lib/end-stack.ts'
import { createFaultLog } from '../lib/fault-log.ts'
import { LoadGenerator } from '../lib/load-generator.ts'
import { productionEnvironment } from '../lib/production-environment.ts'
import { type Progress, startProgress } from '../lib/progress.ts'
import { print, printBars, printMachine, reportHead } from '../lib/report.ts'
import { formatTable } from '../lib/table.ts'
import { turned } from '../lib/turned.ts'
import { routerBars } from './bars.ts'
import { checkAnswers } from './check-answers.ts'
import { createHeaders, openSessions, readClients } from './clients.ts'
import { startTarget } from './gateways.ts'
import { measureQuery, type MeasureOptions } from './measure.ts'
import { prepareProductGraph } from './product-graph.ts'
import { startPublicGraph } from './public-graph.ts'
import { type Row, type TakenSample, toRows } from './rows.ts'
import { fullSettings, quickSettings, type Settings } from './settings.ts'
import type { Graph, Query, Target, TargetName } from './target.ts'

const method = [
  'Closed loop over keep-alive connections on loopback, from a process of its own. Every request has the Authorization of another session, which every gateway sends on to subgraphs. Gateways take turns in every round, another one first in each, and each after four seconds of load that do not count, and rows are the medians of the rounds. Before, every gateway must answer each query as the stock gateway does.',
  'federated, lookup: the supergraph and query of the public benchmark of GraphQL gateways (accounts, inventory, products, reviews), its subgraphs as processes that know their answers. product-page, orders: this project’s own subgraphs on a durable MariaDB and Redis.',
  'floodgate: the router as it is started in production, each session looked up in Redis at each request; no response cache. apollo-gateway: @apollo/gateway with startStandaloneServer. hive-gateway: @graphql-hive/gateway; hive-gateway-rust: the same with the Rust query planner of @graphql-hive/router-runtime. All in one process each.',
  '-dedup: equal operations under way at one time are one, by the default rules of each gateway. All of them hold requests with different Authorization for different while it is sent on, so these rows show what the attempt costs. A quick run leaves these out, and hive-gateway before this project’s own subgraphs.',
  'cpuMicrosPerRequest: processor time of the gateway’s process with all its threads, from /proc, over the requests that it answered. subgraphRequestsPerOperation: requests that subgraphs counted. rssMiB: its memory after the load.',
]

/** `npm run bench -- router`: what a request costs at the router and at other gateways. */
export async function benchRouter({ quick, cpuProfiles }: BenchmarkOptions): Promise<void> {
  const settings = quick ? quickSettings : fullSettings
  const progress = startProgress()
  await installGateways(progress)
  await using cleanup = new AsyncDisposableStack()
  const faults = createFaultLog()
  try {
    const stages = await bringUp(settings, {
      cleanup,
      cpuProfiles,
      progress,
      onLine: faults.onLine,
    })
    report(await measureAll(stages, settings, progress), settings, progress)
  } catch (error) {
    faults.lines().forEach(progress)
    throw error
  }
}

/** A graph and the gateways before it. */
interface Stage {
  readonly graph: Graph
  readonly targets: readonly Target[]
  readonly options: Omit<MeasureOptions, 'seconds' | 'mark'>
}

interface Surroundings {
  readonly cleanup: AsyncDisposableStack
  readonly cpuProfiles: string | null
  readonly progress: Progress
  readonly onLine: (service: string, line: string) => void
}

async function bringUp(settings: Settings, surroundings: Surroundings): Promise<Stage[]> {
  const { cleanup, cpuProfiles, progress, onLine } = surroundings
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-bench-'))
  cleanup.defer(() => rmSync(folder, { recursive: true, force: true }))
  const guardian = new Guardian()
  guardian.watchFolder(folder)
  cleanup.defer(() => guardian.close())

  progress('starting the product as processes, on a durable MariaDB and Redis')
  const processEnv = productionEnvironment(null)
  const stack = await startStack({ durable: true, seed: false, onLine, processEnv })
  cleanup.defer(() => endStack(stack, null))
  const redis = createRedis(stack.redisUrl, {
    purpose: 'commands',
    logger: createLogger({ name: 'bench', level: 'warn' }),
  })
  cleanup.defer(() => closeRedis(redis))
  const identitySecret = stack.internalIdentitySecret
  const routerEnv = {
    REDIS_URL: stack.redisUrl,
    INTERNAL_IDENTITY_SECRET: identitySecret,
    HEADER_RULES_PATH: writeHeaderRules(folder),
  }

  progress('preparing the graphs: the public benchmark’s, and products, orders and sessions')
  const [publicGraph, productGraph] = await Promise.all([
    startPublicGraph(guardian, folder, routerEnv),
    prepareProductGraph(stack, createSessionStore(redis), folder, routerEnv),
  ])
  cleanup.defer(() => publicGraph.stop())
  const clientsFile = join(folder, 'clients')
  const { userId } = productGraph
  await openSessions(redis, { userId, count: settings.sessions, path: clientsFile })

  const generator = new LoadGenerator()
  cleanup.defer(() => generator.close())
  const options = { generator, clientsFile, identitySecret, connections: settings.connections }
  const start = async (graph: Graph, names: readonly TargetName[]): Promise<Stage> => {
    progress(`starting ${names.length} gateways before the ${graph.name} graph`)
    const targets = await Promise.all(
      names.map((name) => startTarget(name, graph, { guardian, cpuProfiles })),
    )
    cleanup.defer(async () => {
      await Promise.all(targets.map((target) => target.stop()))
    })
    return { graph, targets, options }
  }
  return Promise.all([
    start(publicGraph, settings.targets.public),
    start(productGraph, settings.targets.product),
  ])
}

/** The client's `Authorization` goes on to subgraphs. */
function writeHeaderRules(folder: string): string {
  const path = join(folder, 'header-rules.json')
  writeFileSync(path, JSON.stringify({ all: { request: [{ propagate: 'authorization' }] } }))
  return path
}

async function measureAll(
  stages: readonly Stage[],
  settings: Settings,
  progress: Progress,
): Promise<TakenSample[]> {
  const marks = new Map<Query, string>()
  for (const { graph, targets, options } of stages) {
    progress(`comparing answers of the ${graph.name} graph, and warming up`)
    const [client] = readClients(options.clientsFile)
    if (!client) throw new Error('there are no clients')
    const headers = createHeaders(options.identitySecret)(client)
    for (const [query, mark] of await checkAnswers(targets, graph.queries, headers)) {
      marks.set(query, mark)
      const size = { ...options, mark, seconds: settings.warmUpSeconds }
      for (const target of targets) await measureQuery(target, graph, query, size)
    }
  }
  const samples: TakenSample[] = []
  for (let round = 1; round <= settings.rounds; round += 1) {
    for (const { graph, targets, options } of stages) {
      for (const query of graph.queries) {
        // Whoever is first meets subgraphs that have cooled down: in every round another one is.
        for (const target of turned(targets, round - 1)) {
          const mark = marks.get(query) ?? ''
          const measure = (seconds: number) =>
            measureQuery(target, graph, query, { ...options, mark, seconds })
          if (settings.rewarmSeconds > 0) await measure(settings.rewarmSeconds)
          const sample = await measure(settings.seconds)
          samples.push({ target: target.name, query: query.name, round, ...sample })
        }
        progress(
          `round ${round}/${settings.rounds}  ${query.name}: ${latest(samples, targets.length)}`,
        )
      }
    }
  }
  return samples
}

const latest = (samples: readonly TakenSample[], count: number): string =>
  samples
    .slice(-count)
    .map(({ target, cpuMicrosPerRequest }) => `${target} ${Math.round(cpuMicrosPerRequest)} µs`)
    .join(', ')

const HEADER = ['target', 'query', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs', 'fetches', 'MiB']

function report(samples: readonly TakenSample[], settings: Settings, progress: Progress): void {
  const { quick, at, command, machine } = reportHead('router', settings.quick)
  const rows = toRows(samples)
  printMachine({ machine, command })
  print(formatTable(HEADER, rows.map(cells)))
  printBars(routerBars(rows))
  const context = { quick, at, command, machine, settings, method }
  const path = join(root, 'bench/results/router.json')
  mkdirSync(join(root, 'bench/results'), { recursive: true })
  const content = rows.map((row) => ({ ...row, ...context }))
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`)
  progress(`written to ${relative(root, path)}`)
}

function cells(row: Row): string[] {
  const { target, query, rps, p50Ms, p99Ms, cpuMicrosPerRequest } = row
  const figures = [rps, p50Ms, p99Ms, cpuMicrosPerRequest, row.subgraphRequestsPerOperation]
  return [target, query, ...[...figures, row.rssMiB].map(String)]
}
