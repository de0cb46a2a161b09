import { median, roundTo } from '../lib/statistics.ts'
import type { Sample } from './measure.ts'
import { type QueryName, queryNames, type TargetName, targetNames } from './target.ts'

export interface TakenSample extends Sample {
  readonly target: TargetName
  readonly query: QueryName
  readonly round: number
}

/** The medians of a target and query. */
export interface Row extends Sample {
  readonly target: TargetName
  readonly query: QueryName
  readonly samples: readonly TakenSample[]
}

/** Queries in their order, and targets in theirs, of those that were measured. */
export function toRows(samples: readonly TakenSample[]): Row[] {
  return queryNames.flatMap((query) =>
    targetNames.flatMap((target) => {
      const own = samples.filter((sample) => sample.query === query && sample.target === target)
      return own.length === 0 ? [] : [toRow(target, query, own)]
    }),
  )
}

function toRow(target: TargetName, query: QueryName, samples: readonly TakenSample[]): Row {
  const middle = (read: (sample: Sample) => number, digits: number): number =>
    roundTo(median(samples.map(read)), digits)
  return {
    target,
    query,
    rps: middle(({ rps }) => rps, 1),
    p50Ms: middle(({ p50Ms }) => p50Ms, 2),
    p99Ms: middle(({ p99Ms }) => p99Ms, 2),
    cpuMicrosPerRequest: middle((sample) => sample.cpuMicrosPerRequest, 1),
    subgraphRequestsPerOperation: middle((sample) => sample.subgraphRequestsPerOperation, 2),
    rssMiB: middle(({ rssMiB }) => rssMiB, 1),
    samples,
  }
}
