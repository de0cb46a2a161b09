import { atLeast, atMost, type Bar, ratio } from '../lib/bars.ts'
import type { BuyersGrowth } from './growth.ts'
import type { Row } from './rows.ts'
import type { TargetName } from './target.ts'

/** What the engine must reach, each a ratio of figures of one run, so that it holds on any machine. */
export function seckillBars(rows: readonly Row[], growth: readonly BuyersGrowth[]): Bar[] {
  const of = (target: TargetName, field: NumberField): number =>
    rows.find((row) => row.target === target)?.[field] ?? 0
  const compare = (field: NumberField, target: TargetName, reference: TargetName): number =>
    ratio(of(target, field), of(reference, field))
  const accepted = 'acceptedPerSecond'
  const persisted = 'persistedPerSecondWhileAccepting'
  const cpu = 'cpuMillisPer1000Total'

  return [
    atLeast('persisted: subgraph / textbook-50', compare(persisted, 'subgraph', 'textbook-50'), 1),
    atLeast('persisted: subgraph / textbook', compare(persisted, 'subgraph', 'textbook'), 5),
    atLeast('accepted: subgraph / textbook', compare(accepted, 'subgraph', 'textbook'), 0.6),
    atLeast('accepted: router / textbook', compare(accepted, 'router', 'textbook'), 0.35),
    atLeast('sold out: router / textbook', compare('soldOutPerSecond', 'router', 'textbook'), 0.3),
    atMost('CPU: subgraph / textbook-50', compare(cpu, 'subgraph', 'textbook-50') || Infinity, 0.8),
    ...growthBars(growth),
  ]
}

type NumberField = {
  [F in keyof Row]: Row[F] extends number ? F : never
}[keyof Row]

function growthBars(growth: readonly BuyersGrowth[]): Bar[] {
  const [few, many] = [growth.at(0), growth.at(-1)]
  if (!few || !many) return []
  return [
    atLeast(
      `throughput: ${many.buyers} buyers / ${few.buyers} buyers`,
      ratio(many.acceptedPerSecond, few.acceptedPerSecond),
      0.9,
    ),
    atMost(`Redis bytes per ticket of ${many.buyers}`, many.redisBytesPerTicket, 400),
  ]
}
