import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Guardian } from '../../scripts/lib/guardian.ts'
import { pickFreePort } from '../../scripts/lib/ports.ts'
import { startStack, type TestStack } from '../../scripts/testing/stack.ts'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { atMost, ratio } from '../lib/bars.ts'
import type { BenchmarkOptions } from '../lib/benchmark-options.ts'
import { endStack } from '../lib/end-stack.ts'
import { cpuTimeMs } from '../lib/cpu-time.ts'
import { LoadGenerator } from '../lib/load-generator.ts'
import { pidOf, startNodeProgram } from '../lib/node-program.ts'
import { productionEnvironment } from '../lib/production-environment.ts'
import { type Progress, startProgress } from '../lib/progress.ts'
import { print, printBars, printMachine, reportHead, writeReport } from '../lib/report.ts'
import { median, roundTo } from '../lib/statistics.ts'
import { formatTable } from '../lib/table.ts'
import { turned } from '../lib/turned.ts'
import { catalogRequests } from './catalog-requests.ts'
import { measurePages, type PageTimes } from './pages.ts'
import { fillCatalog, wordAt, WORDS } from './products.ts'
import { fullSettings, quickSettings, type Settings } from './settings.ts'
import { countStampedeReads } from './stampede.ts'

const PRODUCT = `query ($id: ID!) { product(id: $id) { id name description price { amount currency } category { name } images { url alt } attributes } }`
const SEARCH = `query ($text: String!) { searchProducts(query: $text) { totalCount edges { node { id name price { amount } } } facets { inStock priceBands { from count } } } }`

const OUTCOMES = { failed: '"errors"', answered: '"data"' }

interface Case {
  readonly name: string
  readonly query: string
  readonly variables: readonly object[]
  /** What is asked for twice is answered from a cache. */
  readonly once: boolean
}

interface Sample {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of router, catalog and Redis. */
  readonly cpuMicros: number
}

/** `npm run bench -- catalog`: what a product page, a search and a deep page cost. */
export async function benchCatalog({ quick, cpuProfiles }: BenchmarkOptions): Promise<void> {
  const settings = quick ? quickSettings : fullSettings
  const progress = startProgress()
  const cleanup = new AsyncDisposableStack()
  try {
    await measureAll(settings, cpuProfiles, progress, cleanup)
  } finally {
    await cleanup.disposeAsync()
  }
}

async function measureAll(
  settings: Settings,
  cpuProfiles: string | null,
  progress: Progress,
  cleanup: AsyncDisposableStack,
): Promise<void> {
  progress('starting the product as processes, on a durable MariaDB and Redis')
  const stack = await startStack({
    ...{ durable: true, seed: false, processEnv: productionEnvironment(cpuProfiles) },
    mariadbFlags: ['--innodb-buffer-pool-size=512M'],
  })
  cleanup.defer(() => endStack(stack, cpuProfiles))
  const generator = new LoadGenerator()
  cleanup.defer(() => generator.close())
  const ids = await fillCatalog(stack.databaseUrl('catalog'), settings.products, progress)
  const samples = new Map<string, Sample[]>()
  const echo = await measureEcho(generator, settings, cleanup)
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const each of casesOf(ids, round / settings.rounds)) {
      if (each.name === 'product, cache missed') await emptyCache(stack)
      const sample = await measure(stack, generator, each, settings)
      samples.set(each.name, [...(samples.get(each.name) ?? []), sample])
      progress(
        `${each.name}: ${Math.round(sample.perSecond)} requests/s, p99 ${roundTo(sample.p99Ms, 2)} ms`,
      )
    }
  }
  const stampedeReads = await countStampedeReads(stack.redisUrl)
  const pages = await measurePages(stack.databaseUrl('catalog'), ids)
  report(settings, samples, { echo, stampedeReads, pages }, progress)
}

/** @param turn 0 to 1: where in the products a round begins, so that no round asks for what the router keeps of another */
function casesOf(ids: readonly string[], turn: number): Case[] {
  const others = turned(ids, Math.floor(ids.length * turn))
  const asVariables = (some: readonly string[]) => some.map((id) => ({ id }))
  const texts = Array.from({ length: WORDS }, (_, at) => ({ text: wordAt((at * 7) % WORDS) }))
  return [
    {
      name: 'product, cache hit',
      query: PRODUCT,
      variables: asVariables(ids.slice(-100)),
      once: false,
    },
    { name: 'product, cache missed', query: PRODUCT, variables: asVariables(others), once: true },
    { name: 'search', query: SEARCH, variables: texts, once: true },
  ]
}

async function emptyCache(stack: TestStack): Promise<void> {
  const redis = createRedis(stack.redisUrl, {
    purpose: 'commands',
    logger: createLogger({ name: 'bench', level: 'warn' }),
  })
  const keys = await redis.keys('{catalog:*')
  for (let at = 0; at < keys.length; at += 1_000) await redis.unlink(keys.slice(at, at + 1_000))
  await closeRedis(redis)
}

async function measure(
  stack: TestStack,
  generator: LoadGenerator,
  { name, query, variables, once }: Case,
  { connections, seconds }: Settings,
): Promise<Sample> {
  const { hostname, port } = new URL(stack.routerUrl)
  const pids = [stack.processes.router, stack.processes.catalog, stack.redis].map(pidOf)
  const cpu = () => pids.reduce((sum, pid) => sum + cpuTimeMs(pid), 0)
  const count = once ? variables.length : 20_000 * seconds
  let start = 0
  const load = await generator.run(
    {
      ...{ host: hostname, port: Number(port), connections, seconds, outcomes: OUTCOMES },
      requests: catalogRequests({ query, variables, count }),
    },
    { beforeStart: () => void (start = cpu()) },
  )
  if (load.unexpected !== null || (load.counts.failed ?? 0) > 0) {
    throw new Error(`${name} was answered unexpectedly: ${load.unexpected ?? 'errors'}`)
  }
  const answered = (load.counts.answered ?? 0) + (load.lateCounts.answered ?? 0)
  const cpuMicros = ratio((cpu() - start) * 1_000, answered)
  return {
    perSecond: (load.counts.answered ?? 0) / load.seconds,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuMicros,
  }
}

async function measureEcho(
  generator: LoadGenerator,
  { connections, seconds }: Settings,
  cleanup: AsyncDisposableStack,
): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'floodgate-bench-'))
  const guardian = new Guardian()
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }))
  cleanup.defer(() => guardian.close())
  const port = await pickFreePort()
  const script = new URL('../seckill/echo-server.ts', import.meta.url).pathname
  const server = await startNodeProgram({
    name: 'echo',
    script,
    env: { PORT: String(port) },
    guardian,
  })
  const pid = pidOf(server)
  const requests = catalogRequests({
    query: PRODUCT,
    variables: [{ id: 'prd' }],
    count: 40_000 * seconds,
  })
  let start = 0
  const load = await generator.run(
    { host: '127.0.0.1', port, connections, seconds, requests, outcomes: { answered: '"query"' } },
    { beforeStart: () => void (start = cpuTimeMs(pid)) },
  )
  const micros = ratio(
    (cpuTimeMs(pid) - start) * 1_000,
    (load.counts.answered ?? 0) + (load.lateCounts.answered ?? 0),
  )
  await server.stop()
  return micros
}

interface Others {
  /** CPU µs a request. */
  readonly echo: number
  readonly stampedeReads: number
  readonly pages: PageTimes
}

function report(
  settings: Settings,
  samples: ReadonlyMap<string, readonly Sample[]>,
  { echo, stampedeReads, pages }: Others,
  progress: Progress,
): void {
  const of = (name: string, field: keyof Sample) =>
    roundTo(median((samples.get(name) ?? []).map((sample) => sample[field])), 3)
  const rows = [...samples.keys()].map((name) => ({
    name,
    perSecond: of(name, 'perSecond'),
    p50Ms: of(name, 'p50Ms'),
    p99Ms: of(name, 'p99Ms'),
    cpuMicros: of(name, 'cpuMicros'),
  }))
  const bars = [
    atMost(
      'product page, cache hit: CPU of router, catalog and Redis / bare echo',
      ratio(of('product, cache hit', 'cpuMicros'), echo),
      8,
    ),
    atMost(
      'search p99 / p99 of a product that misses the cache',
      ratio(of('search', 'p99Ms'), of('product, cache missed', 'p99Ms')),
      4,
    ),
    atMost(
      `page at depth ${pages.depth} / first page`,
      ratio(pages.page.deep, pages.page.first),
      1.2,
    ),
    atMost('database reads of a stampede of 1,000 readers', stampedeReads, 1),
  ]
  const head = reportHead('catalog', settings.quick)
  printMachine(head)
  print(
    formatTable(
      ['case', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs'],
      rows.map((row) => Object.values(row).map(String)),
    ),
  )
  printBars(bars)
  const document = {
    ...head,
    bars,
    settings,
    echoCpuMicros: roundTo(echo, 1),
    pages,
    rows,
    samples: Object.fromEntries(samples),
  }
  progress(`written to ${writeReport(document)}`)
}
