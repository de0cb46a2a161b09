import { isId } from '@floodgate/platform/identifier'

/** Units of a product that a sale carved out of ordinary stock. */
export interface Allotment {
  readonly eventId: string
  readonly productId: string
  readonly quantity: number
  /** Units that came back since the sale ended; null while it is open. */
  readonly returned: number | null
}

export interface CarveRequest {
  readonly eventId: string
  readonly productId: string
  readonly quantity: number
}

export interface ReturnRequest {
  readonly eventId: string
  /** All that has come back so far: orders that are cancelled after the sale's end add to it. */
  readonly quantity: number
}

/** A carve that asks for what an event's allotment already is, is a repeat; any other one is a mistake. */
export function findRepeatFault(allotment: Allotment, request: CarveRequest): string | null {
  const { eventId, productId, quantity } = allotment
  return productId === request.productId && quantity === request.quantity
    ? null
    : `The event ${eventId} has already carved ${quantity} units of ${productId}.`
}

export function findCarveFault({ eventId, quantity }: CarveRequest): string | null {
  if (!isId('skl', eventId)) return '`eventId` is not the id of a sale.'
  return quantity > 0 ? null : '`quantity` must be at least 1.'
}

/** Why an allotment can't take these units back; null when it can, or when it has them already. */
export function findReturnFault(allotment: Allotment, { quantity }: ReturnRequest): string | null {
  if (quantity < 0) return '`quantity` must not be negative.'
  if (quantity > allotment.quantity) {
    return `The sale carved ${allotment.quantity} units: it can't return ${quantity}.`
  }
  return null
}
