import { newId } from '@floodgate/platform/identifier'
import { findCart } from '../data/cart.ts'
import { findItems, findOrder } from '../data/orders.ts'
import { findPlacement, type Placement } from '../data/place-order.ts'
import type { AddressBook } from '../data/address-book.ts'
import type { Catalog } from '../data/place-order-catalog.ts'
import { readAddress, type ShippingAddress } from '../domain/address-snapshot.ts'
import type { Order } from '../domain/order.ts'
import {
  type FieldFault,
  findLineFaults,
  mergeLines,
  type OrderLine,
  type PricedOrder,
  priceOrder,
  type Pricing,
  productIdsOf,
  type ShortLine,
} from '../domain/place-order.ts'
import { createOrderReserver, type ReservedOrder } from './place-order-reserver.ts'
import { digestOf } from './place-order-digest.ts'
import { createOrderWriter, type OrderWriterDependencies } from './place-order-writer.ts'

export interface PlaceOrderRequest {
  readonly userId: string
  /** All of the cart without it. */
  readonly items: readonly OrderLine[] | null
  /** As the client sent it; null when it names a saved one. */
  readonly shippingAddress: unknown
  /** A saved address of the account's; null when the client sent one. */
  readonly addressId: string | null
  /** What the client expects to pay; nothing is ordered at another price. */
  readonly expectedTotal: { readonly amount: number; readonly currency: string } | null
  readonly idempotencyKey: string
}

export type PlaceOrderOutcome =
  | { readonly kind: 'placed'; readonly order: Order }
  | { readonly kind: 'cart-empty' }
  | { readonly kind: 'address-not-found' }
  | { readonly kind: 'key-conflict' }
  | { readonly kind: 'total-changed'; readonly amount: number; readonly currency: string }
  | Exclude<Pricing, { readonly kind: 'priced' }>

export interface OrderPlacer {
  /**
   * Places an order at the catalog's prices, with its stock reserved. The same key with the same input gives the same
   * order, with another `key-conflict`; what was refused before anything was written is judged anew.
   * @throws AppError UNAVAILABLE when the catalog or the saved addresses are out of reach: repeat it with the same key
   */
  place(request: PlaceOrderRequest): Promise<PlaceOrderOutcome>
}

export interface OrderPlacerDependencies extends OrderWriterDependencies {
  readonly catalog: Catalog
  readonly addressBook: AddressBook
}

export function createOrderPlacer(deps: OrderPlacerDependencies): OrderPlacer {
  const { prisma, catalog, addressBook } = deps
  const writer = createOrderWriter(deps)
  const reserver = createOrderReserver(deps)

  async function priceWanted({
    items,
    userId,
  }: PlaceOrderRequest): Promise<Pricing | { readonly kind: 'cart-empty' }> {
    const lines = items === null ? (await findCart(prisma, userId)).lines : mergeLines(items)
    if (lines.length === 0) return { kind: 'cart-empty' }
    const wanted = lines.map(({ productId, quantity }) => ({ productId, quantity }))
    return priceOrder(wanted, await catalog.products(productIdsOf(wanted)))
  }

  async function resume(placement: Placement, inputDigest: string): Promise<PlaceOrderOutcome> {
    if (placement.inputDigest !== inputDigest) return { kind: 'key-conflict' }
    const { orderId, stockState, fromCart } = placement
    const decided =
      stockState === 'RESERVING'
        ? await reserver.reserve({ orderId, items: await findItems(prisma, orderId), fromCart })
        : placement
    return conclude(decided, null)
  }

  async function conclude(
    placement: ReservedOrder,
    written: Order | null,
  ): Promise<PlaceOrderOutcome> {
    if (placement.shortLines !== null) return shortageOf(placement.shortLines)
    const isAsWritten = written !== null && placement.stockState === 'RESERVED'
    const order = isAsWritten ? written : await findOrder(prisma, placement.orderId)
    if (order === null) throw new Error(`order ${placement.orderId} is gone`)
    return { kind: 'placed', order }
  }

  async function placeNew(
    { userId, items }: PlaceOrderRequest,
    shippingAddress: ShippingAddress,
    priced: PricedOrder,
    digests: { readonly keyDigest: string; readonly inputDigest: string },
  ): Promise<PlaceOrderOutcome> {
    const { lines, totalAmount, currency } = priced
    const orderId = newId('ord')
    const fromCart = items === null
    const order = await writer.write({
      ...{ orderId, userId, fromCart, shippingAddress, lines, totalAmount, currency },
      ...digests,
    })
    if (order) {
      const wanted = lines.map(({ productId, quantity }) => ({ productId, quantity }))
      return conclude(await reserver.reserve({ orderId, items: wanted, fromCart }), order)
    }
    const twin = await findPlacement(prisma, userId, digests.keyDigest)
    if (!twin) throw new Error(`the order ${orderId} was refused, but there is no other`)
    return resume(twin, digests.inputDigest)
  }

  return {
    async place(request) {
      const destination = readDestination(request)
      const fields = [
        ...(request.items ? findLineFaults(request.items) : []),
        ...('faults' in destination ? destination.faults : []),
      ]
      if (fields.length > 0 || 'faults' in destination) return { kind: 'invalid', fields }
      const digests = {
        keyDigest: digestOf(request.idempotencyKey),
        inputDigest: inputDigestOf(request, destination),
      }
      // That the key is new is found out by writing: only what would be refused has to look first whether it is a repeat.
      const [address, pricing] = await Promise.all([
        'address' in destination
          ? destination.address
          : addressBook.find(request.userId, destination.addressId),
        priceWanted(request),
      ])
      if (address && pricing.kind === 'priced' && isAsExpected(pricing, request.expectedTotal)) {
        return placeNew(request, address, pricing, digests)
      }
      const known = await findPlacement(prisma, request.userId, digests.keyDigest)
      if (known) return resume(known, digests.inputDigest)
      return address ? refusalOf(pricing) : { kind: 'address-not-found' }
    },
  }
}

/** Why the catalog refused the units. */
function shortageOf(lines: readonly ShortLine[]): PlaceOrderOutcome {
  const withdrawn = lines.filter((line) => line.withdrawn)
  if (withdrawn.length === 0) return { kind: 'insufficient-stock', lines }
  return {
    kind: 'product-unavailable',
    productIds: withdrawn.map(({ productId }) => productId),
  }
}

/** Where an order is to go: as the client says, or by its address book. */
type Destination = { readonly address: ShippingAddress } | { readonly addressId: string }

function readDestination({
  shippingAddress,
  addressId,
}: PlaceOrderRequest): Destination | { readonly faults: readonly FieldFault[] } {
  if (addressId !== null && shippingAddress !== null) {
    return { faults: [{ field: 'addressId', message: 'can’t be with a `shippingAddress`' }] }
  }
  if (addressId !== null) return { addressId }
  if (shippingAddress !== null) return readAddress(shippingAddress)
  return { faults: [{ field: 'shippingAddress', message: 'is required, or an `addressId`' }] }
}

type Refusal = Exclude<
  PlaceOrderOutcome,
  { readonly kind: 'placed' | 'key-conflict' | 'address-not-found' }
>

/** Why nothing is ordered at these prices: those that are as expected are no reason. */
function refusalOf(pricing: Pricing | { readonly kind: 'cart-empty' }): Refusal {
  if (pricing.kind !== 'priced') return pricing
  const { totalAmount: amount, currency } = pricing
  return { kind: 'total-changed', amount, currency }
}

/**
 * What the client sent, apart from its key: the lines in their order, however they are spread over items. Of a saved address its id,
 * since it may be changed before a repeat.
 */
function inputDigestOf(
  { items, expectedTotal }: PlaceOrderRequest,
  destination: Destination,
): string {
  const lines = items && mergeLines(items).map(({ productId, quantity }) => [productId, quantity])
  const total = expectedTotal && [expectedTotal.amount, expectedTotal.currency]
  const to = 'address' in destination ? destination.address : destination
  return digestOf(JSON.stringify([lines, total, to]))
}

function isAsExpected(
  { totalAmount, currency }: PricedOrder,
  expected: PlaceOrderRequest['expectedTotal'],
): boolean {
  return expected === null || (totalAmount === expected.amount && currency === expected.currency)
}
