import { readFileSync } from 'node:fs'
import type { ListeningServer } from '@floodgate/platform/health'
import type { IdentitySigner } from '@floodgate/platform/identity'
import type { JobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import type { HintBus } from '@floodgate/platform/pubsub'
import { pingRedis, type RedisClient } from '@floodgate/platform/redis'
import { CurrencyCode, DateTime } from '@floodgate/platform/scalars'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import type { Resolvers } from '#graphql'
import type { PrismaClient } from '#prisma'
import { type Context, createContextFactory } from './context.ts'
import type { AddressBook } from './data/address-book.ts'
import type { Catalog } from './data/place-order-catalog.ts'
import { pingDatabase } from './data/prisma-client.ts'
import { type AddressSeal, removeAddresses } from './data/sealed-addresses.ts'
import { inTransaction } from './data/transaction.ts'
import type { expireOrders } from './jobs/expire-orders.ts'
import type { JobData } from './jobs/worker-dependencies.ts'
import type { Payments } from './payments/create-payments.ts'
import { Cart } from './resolvers/Cart.ts'
import { CartLine } from './resolvers/CartLine.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Order } from './resolvers/Order.ts'
import { OrderHistoryEntry } from './resolvers/OrderHistoryEntry.ts'
import { OrderItem } from './resolvers/OrderItem.ts'
import { Payment } from './resolvers/Payment.ts'
import { Query } from './resolvers/Query.ts'
import { Refund } from './resolvers/Refund.ts'
import { Subscription } from './resolvers/Subscription.ts'
import { User } from './resolvers/User.ts'
import { WebhookDelivery } from './resolvers/WebhookDelivery.ts'
import { WebhookEndpoint } from './resolvers/WebhookEndpoint.ts'
import { createAllotmentService } from './services/allotments.ts'
import { createOrderCanceller } from './services/cancel-order.ts'
import { createPaymentCharger } from './services/charge-payments.ts'
import { createCartService } from './services/cart-service.ts'
import { createOrderFulfiller } from './services/fulfil-order.ts'
import { createOrderReader } from './services/order-reader.ts'
import { createOrderPayer } from './services/pay-order.ts'
import { createOrderPlacer } from './services/place-order.ts'
import { createExpiryScheduler } from './services/place-order-expiry.ts'
import { readStockClaims } from './services/reservation-claims.ts'
import { createWebhookReceiver, WEBHOOKS_PATH } from './services/receive-webhook.ts'
import { createOrderRefunder } from './services/refund-order.ts'
import { createPaymentSettler } from './services/settle-payments.ts'
import { createPaymentsWaker, createRelayWaker } from './services/wake-relay.ts'
import { createWebhookEndpoints } from './services/webhook-endpoints.ts'
import type { FieldCipher } from '@floodgate/platform/field-cipher'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers: Resolvers = {
  Cart,
  CartLine,
  CurrencyCode,
  DateTime,
  Mutation,
  Order,
  OrderHistoryEntry,
  OrderItem,
  Payment,
  Query,
  Refund,
  Subscription,
  User,
  WebhookDelivery,
  WebhookEndpoint,
}

export interface ServerDependencies {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly hints: HintBus
  readonly catalog: Catalog
  readonly addressBook: AddressBook
  readonly addressSeal: AddressSeal
  readonly expireQueue: JobQueue<JobData<typeof expireOrders>>
  /** In whole seconds. */
  readonly paymentTimeoutMs: number
  readonly payments: Payments
  readonly webhooks: { readonly cipher: FieldCipher; readonly plainHttp: boolean }
  readonly identitySigner: IdentitySigner
  readonly metrics: Registry
  readonly logger: Logger
}

/** The order subgraph, not yet listening. Closing it leaves the database and Redis to whoever made them. */
export function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, redis, hints, catalog, addressBook } = dependencies
  const { addressSeal, paymentTimeoutMs } = dependencies
  const { identitySigner, metrics, logger } = dependencies
  const now = () => new Date()
  const services = { prisma, now, wakeRelay: createRelayWaker(hints, logger) }
  const wakePayments = createPaymentsWaker(hints, logger)
  const { providers, routes } = dependencies.payments
  const settler = createPaymentSettler(services)
  const charger = createPaymentCharger({ ...services, settler, providers, logger })
  const scheduleExpiry = createExpiryScheduler(dependencies.expireQueue, logger)
  return createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    createContext: createContextFactory({
      prisma,
      allotments: createAllotmentService({ prisma, now }),
      canceller: createOrderCanceller(services),
      orders: createOrderReader({ prisma, hints }),
      addressSeal,
      anonymiseBuyer: (userId) =>
        inTransaction(prisma, (tx) => removeAddresses(tx, userId, addressSeal)),
      payer: createOrderPayer({ ...services, providers, charger, wakePayments }),
      refunder: createOrderRefunder({ ...services, wakePayments }),
      fulfiller: createOrderFulfiller(services),
      paymentMethods: [...providers.keys()],
      webhooks: createWebhookEndpoints({ prisma, now, wakePayments, ...dependencies.webhooks }),
      placer: createOrderPlacer({
        ...{ ...services, catalog, addressBook, paymentTimeoutMs, scheduleExpiry, addressSeal },
      }),
      carts: createCartService({ prisma, catalog, now }),
      stockClaims: (orderIds) => readStockClaims(prisma, orderIds),
    }),
    identitySigner,
    metrics,
    logger,
    routes: {
      ...routes,
      [WEBHOOKS_PATH]: createWebhookReceiver({ prisma, providers, wakePayments, now, logger }),
    },
    readiness: { database: () => pingDatabase(prisma), redis: () => pingRedis(redis) },
  })
}
