import type { Machine } from '../lib/machine.ts'
import { median, roundTo } from '../lib/statistics.ts'
import type { Sample } from './measure.ts'
import type { Settings } from './settings.ts'
import type { CaseName, CpuByProcess, TargetName } from './target.ts'

/** One measurement of one target in one case. */
export interface RowSample extends Sample {
  readonly target: TargetName
  readonly case: CaseName
  readonly round: number
}

/** A target's medians in a case: an entry of `bench/results/orders.json`. */
export interface Row {
  readonly target: TargetName
  readonly case: CaseName
  readonly ordersPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMillisPerOrder: CpuByProcess
  readonly cpuMillisPerOrderTotal: number
}

/** What a row is told with, so that each can be read by itself. */
export interface RowContext {
  readonly quick: boolean
  /** RFC 3339. */
  readonly at: string
  readonly command: string
  readonly machine: Machine
  readonly settings: Settings
  readonly method: readonly string[]
  /** The measurements behind the medians. */
  readonly samples: readonly RowSample[]
}

export function toRow(
  target: TargetName,
  caseName: CaseName,
  samples: readonly RowSample[],
): Row & Pick<RowContext, 'samples'> {
  const own = samples.filter((sample) => sample.target === target && sample.case === caseName)
  const middle = (read: (sample: RowSample) => number, digits: number): number =>
    roundTo(median(own.map(read)), digits)
  const processes = Object.keys(own[0]?.cpuMillisPerOrder ?? {})
  const cpu = processes.map((name) => [
    name,
    middle((sample) => sample.cpuMillisPerOrder[name] ?? 0, 3),
  ])
  return {
    target,
    case: caseName,
    ordersPerSecond: middle((sample) => sample.ordersPerSecond, 1),
    p50Ms: middle((sample) => sample.p50Ms, 2),
    p99Ms: middle((sample) => sample.p99Ms, 2),
    cpuMillisPerOrder: Object.fromEntries(cpu) as CpuByProcess,
    cpuMillisPerOrderTotal: middle((sample) => totalOf(sample.cpuMillisPerOrder), 3),
    samples: own,
  }
}

function totalOf(cpu: CpuByProcess): number {
  return Object.values(cpu).reduce((sum, value) => sum + value, 0)
}
