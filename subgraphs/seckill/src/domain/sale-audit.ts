import { queuedUnits, type SaleFigures } from './statement.ts'

/** What a look at a sale's books shows, in units. */
export interface SaleAudit {
  /** Quota that is neither available, queued nor confirmed: below zero, more is on sale than there is. */
  readonly ledgerDrift: number
  /** Units of orders that the sale does not know of: nobody took them from what is available. */
  readonly unknownUnits: number
  /** Units of orders that stand, more (or fewer) than the sale has heard of. */
  readonly untold: number
}

/**
 * Compares the figures of a sale with what its fence sold. The figures are read `before` and `after` the fence, since
 * tickets settle meanwhile.
 * @param sold units that orders hold by the fence
 */
export function audit(before: SaleFigures, sold: number, after: SaleFigures): SaleAudit {
  // A unit that expired in between was sold then and is no longer confirmed now.
  const expiredMeanwhile = Math.max(0, after.expired - before.expired)
  const known = after.confirmed + queuedUnits(after) + expiredMeanwhile
  return {
    ledgerDrift: after.quota - after.available - queuedUnits(after) - after.confirmed,
    unknownUnits: Math.max(0, sold - known),
    untold: sold - after.confirmed,
  }
}
