import type { CpuByRole } from '../lib/cpu-time.ts'
import type { LoadPlan } from '../lib/load-plan.ts'

export const targetNames = ['router', 'textbook'] as const
export type TargetName = (typeof targetNames)[number]

/** How many products the orders are of: one, at which all wait for each other, or a hundred. */
export const cases = { 'one-sku': 1, 'hundred-skus': 100 } as const
export type CaseName = keyof typeof cases

/** Whose processor time is told apart. */
export type CpuByProcess = CpuByRole<string>

/** One way to take orders and their payments. */
export interface Target {
  readonly name: TargetName
  /** Every process that has a part in it, by name. */
  pids(): Record<string, number[]>
  /** More orders a second than it will ever complete: so many are made ready. */
  readonly ordersPerSecond: number
  /** What to send: orders of the products in turn, each placed and paid for. */
  plan(
    productIds: readonly string[],
    orders: number,
  ): Pick<LoadPlan, 'host' | 'port' | 'requests' | 'outcomes'>
  /** Orders that are paid, at the database's own time (milliseconds since the epoch). */
  countPaid(): Promise<{ readonly orders: number; readonly at: number }>
  /** Whether nothing is under way any more. */
  isAtRest(): Promise<boolean>
}
