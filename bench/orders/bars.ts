import { atLeast, type Bar, ratio } from '../lib/bars.ts'
import type { Row } from './rows.ts'
import { type CaseName, cases } from './target.ts'

const LEAST = 0.12

/** Federation, two databases, a saga, idempotency and an outbox beside one transaction: what they may cost. */
export function ordersBars(rows: readonly Row[]): Bar[] {
  const of = (target: string, name: CaseName): number =>
    rows.find((row) => row.target === target && row.case === name)?.ordersPerSecond ?? 0
  return (Object.keys(cases) as CaseName[]).map((name) =>
    atLeast(
      `completed orders: router / textbook, ${name}`,
      ratio(of('router', name), of('textbook', name)),
      LEAST,
    ),
  )
}
