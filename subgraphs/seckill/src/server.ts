import { readFileSync } from 'node:fs'
import { type ListeningServer } from '@floodgate/platform/health'
import { type IdentitySigner } from '@floodgate/platform/identity'
import { createJobQueue } from '@floodgate/platform/job'
import { type Logger } from '@floodgate/platform/logging'
import { type Registry } from '@floodgate/platform/metrics'
import { type HintBus } from '@floodgate/platform/pubsub'
import { pingRedis, type RedisClient } from '@floodgate/platform/redis'
import { CurrencyCode, DateTime } from '@floodgate/platform/scalars'
import { type ServiceClient } from '@floodgate/platform/service-client'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import { type Resolvers } from '#graphql'
import { type PrismaClient } from '#prisma'
import { type Context, createContextFactory } from './context.ts'
import { createAllotments } from './data/allotments.ts'
import { createEventRepository } from './data/event-repository.ts'
import { createSaleStore } from './data/sale-store.ts'
import { createTicketFinder } from './data/ticket-finder.ts'
import { createTicketRepository } from './data/ticket-repository.ts'
import { endSale } from './jobs/end-sale.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Product } from './resolvers/Product.ts'
import { Query } from './resolvers/Query.ts'
import { SeckillEvent } from './resolvers/SeckillEvent.ts'
import { SeckillTicket } from './resolvers/SeckillTicket.ts'
import { Subscription } from './resolvers/Subscription.ts'
import { createEventService } from './services/event-service.ts'
import { createLiveService } from './services/live-service.ts'
import { createPublishService } from './services/publish-service.ts'
import { createPurchaseService } from './services/purchase-service.ts'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers = {
  CurrencyCode,
  DateTime,
  Mutation,
  Product,
  Query,
  SeckillEvent,
  SeckillTicket,
  Subscription,
} satisfies Partial<Resolvers>

export interface ServerDependencies {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly hints: HintBus
  readonly catalog: ServiceClient
  readonly order: ServiceClient
  readonly identitySigner: IdentitySigner
  readonly metrics: Registry
  readonly logger: Logger
}

/** The seckill subgraph, not yet listening. Closing it leaves its dependencies to whoever made them. */
export async function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, redis, hints, catalog, order, identitySigner, metrics, logger } = dependencies
  const sales = createSaleStore(redis)
  const events = createEventRepository(prisma)
  const tickets = createTicketFinder({ events, sales, tickets: createTicketRepository(prisma) })
  const endings = createJobQueue(endSale, redis)
  const allotments = createAllotments({ catalog, order })
  const services = {
    purchases: createPurchaseService(sales, metrics),
    events: createEventService({ events, sales }),
    publishing: createPublishService({ events, sales, allotments, endings, hints, logger }),
    live: createLiveService({ hints, sales, tickets }),
  }
  const server = await createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    createContext: createContextFactory(services, { events, sales, tickets }),
    identitySigner,
    metrics,
    logger,
    readiness: {
      database: () => prisma.$queryRaw`SELECT 1`,
      redis: () => pingRedis(redis),
    },
  })
  return {
    listen: server.listen,
    async close() {
      await server.close()
      await endings.close()
    },
  }
}
