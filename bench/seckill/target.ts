import type { CpuByRole } from '../lib/cpu-time.ts'
import type { LoadPlan } from '../lib/load-plan.ts'

export const targetNames = ['router', 'subgraph', 'textbook', 'textbook-50', 'echo'] as const
export type TargetName = (typeof targetNames)[number]

/** Whose processor time is told apart. */
export type Role = 'router' | 'subgraph' | 'worker' | 'redis' | 'mysql'
export type RoleCpu = CpuByRole<Role>

/** One way to take purchases, measured like every other. */
export interface Target {
  name: TargetName
  /** Every process that has a part in it. */
  pids: () => Record<Role, number[]>
  /** More requests a second than it will ever answer: so many are made ready. */
  requestsPerSecond: number
  /** How long is waited for its orders after the load. */
  drainLimitSeconds: number
  /** Whether it may be left with orders unwritten then, as a slow comparison is. */
  mayLeaveWork: boolean
  openSale: (quota: number) => Promise<SaleUnderTest>
}

export interface SaleUnderTest {
  /** What to send for these buyers, and what the answers `accepted` and `soldOut` look like. */
  plan: (buyers: BuyerRange) => Pick<LoadPlan, 'host' | 'port' | 'requests' | 'outcomes'>
  /** Orders committed in MySQL, at the database's own time. */
  countOrders: () => Promise<OrderCount>
  /** Whether every ticket has its outcome too. */
  isSettled: () => Promise<boolean>
  /** Drops work that the drain limit left over, so that it does not run into the next measurement. */
  discard: () => Promise<void>
}

/** Some of a benchmark's buyers, by their places. */
export interface BuyerRange {
  from: number
  count: number
}

export interface OrderCount {
  orders: number
  /** Milliseconds since the epoch. */
  at: number
}
