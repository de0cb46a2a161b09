import { readFileSync } from 'node:fs'
import { UserError } from '../../scripts/lib/terminal.ts'
import { cpuTimeMs } from '../lib/cpu-time.ts'
import type { LoadGenerator } from '../lib/load-generator.ts'
import type { LoadResult } from '../lib/load-plan.ts'
import { queryRequests } from './clients.ts'
import type { Graph, Query, Target } from './target.ts'

export interface Sample {
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the gateway's process, with all its threads. */
  readonly cpuMicrosPerRequest: number
  readonly subgraphRequestsPerOperation: number
  /** Of the gateway's process, after the load. */
  readonly rssMiB: number
}

export interface MeasureOptions {
  readonly generator: LoadGenerator
  readonly clientsFile: string
  readonly identitySecret: string
  /** What the right answer has. */
  readonly mark: string
  readonly connections: number
  readonly seconds: number
}

/** More than any gateway answers of these queries on any machine seen so far. */
const REQUESTS_PER_SECOND = {
  federated: 2_000,
  lookup: 20_000,
  'product-page': 6_000,
  orders: 4_000,
}

export async function measureQuery(
  target: Target,
  graph: Graph,
  query: Query,
  options: MeasureOptions,
): Promise<Sample> {
  const { generator, connections, seconds, mark } = options
  const count = Math.ceil(REQUESTS_PER_SECOND[query.name] * seconds)
  const before = { requests: await graph.countRequests(), cpuMs: 0 }
  const load = await generator.run(
    {
      host: target.url.hostname,
      port: Number(target.url.port),
      requests: queryRequests({ ...options, query, count }),
      outcomes: { answered: mark },
      connections,
      seconds,
    },
    {
      beforeStart: () => {
        before.cpuMs = cpuTimeMs(target.pid())
      },
    },
  )
  const cpuMs = cpuTimeMs(target.pid()) - before.cpuMs
  const answers = answersOf(target, query, load)
  return {
    rps: (load.counts.answered ?? 0) / load.seconds,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuMicrosPerRequest: (cpuMs * 1_000) / answers,
    subgraphRequestsPerOperation: ((await graph.countRequests()) - before.requests) / answers,
    rssMiB: rssMiBOf(target.pid()),
  }
}

function answersOf({ name }: Target, query: Query, load: LoadResult): number {
  const { counts, lateCounts, unexpected } = load
  if (unexpected !== null) {
    throw new UserError(`${name} answered ${query.name} unexpectedly: ${unexpected}`)
  }
  return (counts.answered ?? 0) + (lateCounts.answered ?? 0)
}

/** Source: `VmRSS` of `/proc/<pid>/status`, in KiB. */
function rssMiBOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024
}
