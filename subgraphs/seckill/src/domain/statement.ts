/** A sale's figures at one moment, in units unless said otherwise. */
export interface SaleFigures {
  /** Milliseconds since the epoch, by the Redis server's clock. */
  readonly at: number
  readonly quota: number
  readonly available: number
  /** Ever accepted. */
  readonly accepted: number
  readonly confirmed: number
  readonly failed: number
  readonly expired: number
  /** Tickets that are queued no more. */
  readonly settledTickets: number
  readonly drainPerSecond: number
  /** Grows with every change of `available`. */
  readonly stockVersion: number
}

/** Units accepted and not yet settled. */
export function queuedUnits(figures: SaleFigures): number {
  return figures.accepted - figures.confirmed - figures.failed - figures.expired
}

/**
 * What is told to buyers. After a loss of Redis, `available` can be below zero, until tickets that were accepted beyond the
 * fence have failed.
 */
export function buyableUnits({ available }: SaleFigures): number {
  return Math.max(0, available)
}
