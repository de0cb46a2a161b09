import { readFileSync } from 'node:fs'
import type { ListeningServer } from '@floodgate/platform/health'
import type { IdentitySigner } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import type { HintBus } from '@floodgate/platform/pubsub'
import { pingRedis, type RedisClient } from '@floodgate/platform/redis'
import { CurrencyCode, DateTime } from '@floodgate/platform/scalars'
import type { ServiceClient } from '@floodgate/platform/service-client'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import type { Resolvers } from '#graphql'
import type { PrismaClient } from '#prisma'
import { type Context, createContextFactory } from './context.ts'
import { createAdmissionMemory, SOLD_OUT_LEASE_MS } from './data/admission-memory.ts'
import { createAdmissionStore } from './data/admission-store.ts'
import { createSaleStore, type SaleStore } from './data/sale-store.ts'
import { createTicketFinder } from './data/ticket-finder.ts'
import { deriveAdmissionKeys } from './domain/admission-keys.ts'
import { createPurchaseTokens } from './domain/admission-token.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Product } from './resolvers/Product.ts'
import { Query } from './resolvers/Query.ts'
import { SeckillDeadLetter } from './resolvers/SeckillDeadLetter.ts'
import { SeckillEvent } from './resolvers/SeckillEvent.ts'
import { SeckillTicket } from './resolvers/SeckillTicket.ts'
import { Subscription } from './resolvers/Subscription.ts'
import { User } from './resolvers/User.ts'
import { createAdmissionService } from './services/admission-service.ts'
import { createLifeCycle } from './services/create-life-cycle.ts'
import { createDeadLetterService } from './services/dead-letter-service.ts'
import { createDraftService } from './services/draft-service.ts'
import { createEventService } from './services/event-service.ts'
import { createLiveService } from './services/live-service.ts'
import { createPurchaseChallenges } from './services/purchase-challenge.ts'
import { createPurchaseService } from './services/purchase-service.ts'
import { createTicketHistory } from './services/ticket-history.ts'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers = {
  CurrencyCode,
  DateTime,
  Mutation,
  Product,
  Query,
  SeckillDeadLetter,
  SeckillEvent,
  SeckillTicket,
  Subscription,
  User,
} satisfies Partial<Resolvers>

export interface ServerDependencies {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly hints: HintBus
  readonly catalog: ServiceClient
  readonly order: ServiceClient
  readonly identitySigner: IdentitySigner
  /** At least 32 characters, the same for every process of this subgraph: what purchase tokens are signed by. */
  readonly admissionSecret: string
  readonly metrics: Registry
  readonly logger: Logger
}

/** The seckill subgraph, not yet listening. Closing it leaves its dependencies to whoever made them. */
export async function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, redis, hints, catalog, order, identitySigner, metrics, logger } = dependencies
  const sales = createSaleStore(redis, { soldOutLeaseMs: SOLD_OUT_LEASE_MS })
  const life = createLifeCycle({ prisma, redis, sales, hints, catalog, order, metrics, logger })
  const { events, lifeCycle, publishing, closing, rehydrating } = life
  const tickets = createTicketFinder({ events, sales, tickets: life.tickets })
  const services = {
    ...createAdmission(dependencies, sales),
    events: createEventService({ events, sales }),
    ...{ publishing, closing, rehydrating, returnedOf: lifeCycle.returnedOf },
    drafts: createDraftService({ events, lifeCycle, sales }),
    history: createTicketHistory({ lifeCycle, sales, tickets: life.tickets }),
    deadLetters: createDeadLetterService({ deadLetters: life.deadLetters, sales }),
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
      await life.close()
    },
  }
}

/** What decides who may buy. */
function createAdmission(dependencies: ServerDependencies, sales: SaleStore) {
  const { redis, hints, admissionSecret, metrics, logger } = dependencies
  const keys = deriveAdmissionKeys(admissionSecret)
  const tokens = createPurchaseTokens(keys.token)
  const challenges = createPurchaseChallenges({ keys, store: createAdmissionStore(redis) })
  const memory = createAdmissionMemory({ redis, hints, logger })
  return {
    admission: createAdmissionService({ challenges, tokens, metrics }),
    purchases: createPurchaseService({ sales, tokens, memory, metrics }),
  }
}
