import type { Progress } from '../lib/progress.ts'
import { median, roundTo } from '../lib/statistics.ts'
import { mapRoles, totalOf } from './cost.ts'
import { type AcceptSample, measureAccepting, measureSoldOut } from './measure.ts'
import type { Settings } from './settings.ts'
import type { Shop } from './shop.ts'
import type { RoleCpu, Target, TargetName } from './target.ts'

/** A target's medians. */
export interface Row {
  target: TargetName
  acceptedPerSecond: number
  persistedPerSecondWhileAccepting: number
  soldOutPerSecond: number
  p50Ms: number
  p99Ms: number
  cpuMillisPer1000: RoleCpu
  cpuMillisPer1000Total: number
}

/** One measurement of one target. */
export interface RowSample extends AcceptSample {
  target: TargetName
  round: number
  soldOutPerSecond: number
}

/** Measures the targets in turn, round by round, so that a slow moment of the machine hits all alike. */
export async function measureTargets(
  shop: Shop,
  targets: readonly Target[],
  settings: Settings,
  progress: Progress,
): Promise<RowSample[]> {
  const { generator } = shop
  const { connections } = settings
  for (const target of targets) {
    progress(`warming up ${target.name}`)
    await measureAccepting(generator, target, { connections, seconds: settings.warmUpSeconds })
  }
  const samples: RowSample[] = []
  for (let round = 1; round <= settings.rounds; round += 1) {
    for (const target of targets) {
      const size = { connections, seconds: settings.acceptSeconds }
      const sample = await measureAccepting(generator, target, size)
      const soldOutSize = { connections, seconds: settings.soldOutSeconds }
      const soldOutPerSecond =
        target.name === 'echo' ? 0 : await measureSoldOut(generator, target, soldOutSize)
      samples.push({ target: target.name, round, ...sample, soldOutPerSecond })
      progress(`round ${round}/${settings.rounds}  ${describe(target.name, sample)}`)
    }
  }
  return samples
}

function describe(name: TargetName, sample: AcceptSample): string {
  const [accepted, persisted] = [
    sample.acceptedPerSecond,
    sample.persistedPerSecondWhileAccepting,
  ].map((rate) => Math.round(rate))
  return `${name.padEnd(11)} accepted ${accepted}/s, persisted ${persisted}/s while accepting`
}

export function toRow(target: TargetName, samples: readonly RowSample[]): Row {
  const own = samples.filter((sample) => sample.target === target)
  const middle = (read: (sample: RowSample) => number): number => median(own.map(read))
  const cpu = mapRoles((role) =>
    roundTo(
      middle((sample) => sample.cpuMillisPer1000[role]),
      1,
    ),
  )
  return {
    target,
    acceptedPerSecond: Math.round(middle((sample) => sample.acceptedPerSecond)),
    persistedPerSecondWhileAccepting: Math.round(
      middle((sample) => sample.persistedPerSecondWhileAccepting),
    ),
    soldOutPerSecond: Math.round(middle((sample) => sample.soldOutPerSecond)),
    p50Ms: roundTo(
      middle((sample) => sample.p50Ms),
      2,
    ),
    p99Ms: roundTo(
      middle((sample) => sample.p99Ms),
      2,
    ),
    cpuMillisPer1000: cpu,
    cpuMillisPer1000Total: roundTo(
      middle((sample) => totalOf(sample.cpuMillisPer1000)),
      1,
    ),
  }
}
