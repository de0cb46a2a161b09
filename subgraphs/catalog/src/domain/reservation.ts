import { isId } from '@floodgate/platform/identifier'

/** Units of a product that an order asks for. */
export interface ReservationItem {
  readonly productId: string
  readonly quantity: number
}

export interface ReservationRequest {
  readonly orderId: string
  /** Each product once. */
  readonly items: readonly ReservationItem[]
}

/**
 * - HELD: the units are off the shelf, for an order that may still be cancelled.
 * - CONFIRMED: the order is paid.
 * - RELEASED: the units went back, for good: no reservation of this order is accepted any more.
 */
export type ReservationStatus = 'HELD' | 'CONFIRMED' | 'RELEASED'

export interface Reservation {
  readonly orderId: string
  readonly status: ReservationStatus
}

/** A line that asks for more than there is. */
export interface ShortLine {
  readonly productId: string
  readonly requested: number
  readonly available: number
}

export type ReservationVerdict =
  | { readonly kind: 'reserved' }
  | { readonly kind: 'short'; readonly lines: readonly ShortLine[] }
  /** Drafts and archived products: their units are on the shelf, but nobody may buy them. */
  | { readonly kind: 'not-for-sale'; readonly productIds: readonly string[] }
  | { readonly kind: 'released' }

/** Lines of one order at most: what the order subgraph allows. */
export const MAX_RESERVATION_ITEMS = 50

/** Why a request can't be one of an order; null when it can. */
export function findReservationFault({ orderId, items }: ReservationRequest): string | null {
  if (!isId('ord', orderId)) return '`orderId` is not the id of an order.'
  if (items.length === 0) return 'A reservation needs an item.'
  if (items.length > MAX_RESERVATION_ITEMS) {
    return `A reservation has at most ${MAX_RESERVATION_ITEMS} items.`
  }
  if (new Set(items.map(({ productId }) => productId)).size < items.length) {
    return 'A reservation names each product once.'
  }
  if (!items.every(({ productId }) => isId('prd', productId))) {
    return '`productId` is not the id of a product.'
  }
  return items.every(({ quantity }) => quantity > 0) ? null : '`quantity` must be at least 1.'
}

/**
 * Which orders get their units: first come, first served, each all or nothing. A small order may pass one that is too
 * large for what is left.
 * @param available units by product; a product that is not among them has none
 * @param known what orders hold already: a repeat changes nothing
 * @param withheld products that are not for sale
 */
export function judgeReservations(
  requests: readonly ReservationRequest[],
  available: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, ReservationStatus>,
  withheld: ReadonlySet<string> = new Set(),
): ReservationVerdict[] {
  const left = new Map(available)
  const leftOf = (productId: string) => left.get(productId) ?? 0
  const judged = new Map<string, ReservationVerdict>()

  function judge({ orderId, items }: ReservationRequest): ReservationVerdict {
    const status = known.get(orderId)
    if (status !== undefined) return { kind: status === 'RELEASED' ? 'released' : 'reserved' }
    const refused = items.filter(({ productId }) => withheld.has(productId))
    if (refused.length > 0) {
      return { kind: 'not-for-sale', productIds: refused.map(({ productId }) => productId) }
    }
    const short = items.filter(({ productId, quantity }) => quantity > leftOf(productId))
    if (short.length > 0) {
      const lines = short.map(({ productId, quantity }) => ({
        productId,
        requested: quantity,
        available: leftOf(productId),
      }))
      return { kind: 'short', lines }
    }
    for (const { productId, quantity } of items) left.set(productId, leftOf(productId) - quantity)
    return { kind: 'reserved' }
  }

  return requests.map((request) => {
    const verdict = judged.get(request.orderId) ?? judge(request)
    judged.set(request.orderId, verdict)
    return verdict
  })
}
