import { z } from 'zod'

/** Why ordinary stock moved. */
export type StockMovementKind =
  'INITIAL' | 'ADJUSTED' | 'RESERVED' | 'RELEASED' | 'ALLOTMENT_CARVED' | 'ALLOTMENT_RETURNED'

/** A row of the ledger. */
export interface StockMovement {
  readonly id: string
  readonly kind: StockMovementKind
  readonly delta: number
  readonly availableAfter: number
  readonly reference: string
  /** Of an adjustment; null for all else. */
  readonly reason: string | null
  readonly createdAt: Date
}

/** A movement's place in the ledger, newest first: when it was (ms since the epoch), then its id. */
export const movementKeySchema = z.tuple([z.int(), z.string()])
export type MovementKey = z.infer<typeof movementKeySchema>

export function movementKeyOf({ createdAt, id }: StockMovement): MovementKey {
  return [createdAt.getTime(), id]
}
