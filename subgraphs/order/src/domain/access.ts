import { hasRole } from '@floodgate/platform/authorization'
import type { Identity } from '@floodgate/platform/identity'

/**
 * Which orders of an account somebody sees: ADMIN and the account itself all of them, a MERCHANT those with a product of theirs or of
 * the shop's own.
 */
export type OrderSight = 'all' | 'none' | { readonly merchantId: string }

export function sightOfOrders(identity: Identity, ownerId?: string): OrderSight {
  if (identity.kind !== 'user') return 'none'
  if (hasRole(identity, 'ADMIN') || identity.userId === ownerId) return 'all'
  return hasRole(identity, 'MERCHANT') ? { merchantId: identity.userId } : 'none'
}

/** @param lines of one order; null is the shop's own merchant */
export function isOrderOf(
  merchantId: string,
  lines: readonly { readonly merchantId: string | null }[],
): boolean {
  return lines.some((line) => line.merchantId === null || line.merchantId === merchantId)
}
