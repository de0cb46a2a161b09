import type { StockMovement } from './stock-movement.ts'

export interface AdjustmentRequest {
  /** Who asks. */
  readonly userId: string
  readonly productId: string
  readonly delta: number
  readonly reason: string
  readonly idempotencyKey: string
}

export type AdjustmentOutcome =
  | { readonly kind: 'adjusted'; readonly movement: StockMovement; readonly productId: string }
  | { readonly kind: 'unknown-product' }
  | { readonly kind: 'short'; readonly available: number }
  | { readonly kind: 'key-conflict' }

const MAX_IDEMPOTENCY_KEY_LENGTH = 128
const MAX_REASON_LENGTH = 255
/** More than any shop holds of a product, and far from where the column ends. */
export const MAX_STOCK = 1_000_000_000

/** Why an adjustment can't be made as asked; null when it can. */
export function findAdjustmentFault(request: AdjustmentRequest): string | null {
  const { delta, reason, idempotencyKey } = request
  if (delta === 0) return '`delta` must not be 0.'
  if (Math.abs(delta) > MAX_STOCK) return `\`delta\` must be at most ${MAX_STOCK}.`
  if (reason.trim() === '' || reason.length > MAX_REASON_LENGTH) {
    return `\`reason\` must have 1 to ${MAX_REASON_LENGTH} characters.`
  }
  if (idempotencyKey === '' || idempotencyKey.length > MAX_IDEMPOTENCY_KEY_LENGTH) {
    return `\`idempotencyKey\` must have 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters.`
  }
  return null
}
