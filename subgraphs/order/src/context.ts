import type { Identity, SignedRequest } from '@floodgate/platform/identity'
import type { PrismaClient } from '#prisma'
import { createLoaders, type Loaders } from './data/loaders.ts'
import type { AddressSeal } from './data/sealed-addresses.ts'
import type { PaymentMethod } from './domain/payment.ts'
import type { AllotmentService } from './services/allotments.ts'
import type { OrderCanceller } from './services/cancel-order.ts'
import type { CartService } from './services/cart-service.ts'
import type { OrderFulfiller } from './services/fulfil-order.ts'
import type { OrderReader } from './services/order-reader.ts'
import type { OrderPayer } from './services/pay-order.ts'
import type { OrderPlacer } from './services/place-order.ts'
import type { OrderRefunder } from './services/refund-order.ts'
import type { StockClaim } from './services/reservation-claims.ts'
import type { WebhookEndpoints } from './services/webhook-endpoints.ts'

interface UseCases {
  readonly allotments: AllotmentService
  readonly canceller: OrderCanceller
  readonly orders: OrderReader
  readonly payer: OrderPayer
  readonly placer: OrderPlacer
  readonly refunder: OrderRefunder
  readonly fulfiller: OrderFulfiller
  /** What orders can be paid with. */
  readonly paymentMethods: readonly PaymentMethod[]
  readonly webhooks: WebhookEndpoints
  readonly carts: CartService
  readonly stockClaims: (orderIds: readonly string[]) => Promise<StockClaim[]>
  /** @returns orders that still need their buyer; unless it is 0, nothing was changed */
  readonly anonymiseBuyer: (userId: string) => Promise<number>
}

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context extends UseCases {
  readonly identity: Identity
  /** The request as the router signed it. */
  readonly caller: SignedRequest
  readonly loaders: Loaders
}

export function createContextFactory({
  prisma,
  addressSeal,
  ...useCases
}: UseCases & { readonly prisma: PrismaClient; readonly addressSeal: AddressSeal }) {
  return (caller: SignedRequest): Context => ({
    ...useCases,
    identity: caller.identity,
    caller,
    loaders: createLoaders(prisma, addressSeal),
  })
}
