import { createChangeAnnouncer } from '@floodgate/platform/change-log'
import { createJobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { RedisClient } from '@floodgate/platform/redis'
import type { ServiceClient } from '@floodgate/platform/service-client'
import type { PrismaClient } from '#prisma'
import { createAllotments } from '../data/allotments.ts'
import { createDeadLetterRepository } from '../data/dead-letter-repository.ts'
import { createEventRepository } from '../data/event-repository.ts'
import { createIntentReader } from '../data/intent-reader.ts'
import { createLifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { createTicketRepository } from '../data/ticket-repository.ts'
import { endSale } from '../jobs/end-sale.ts'
import { startSale } from '../jobs/start-sale.ts'
import { createCloseService } from './close-service.ts'
import { createPublishService } from './publish-service.ts'
import { createRehydrateService } from './rehydrate-service.ts'
import { createSettleService } from './settle-service.ts'

export interface LifeCycleDependencies {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly sales: SaleStore
  readonly hints: HintBus
  readonly catalog: ServiceClient
  readonly order: ServiceClient
  readonly metrics: Registry
  readonly logger: Logger
}

/** What moves a sale through its life, wired the same in the server and in the worker. */
export function createLifeCycle(dependencies: LifeCycleDependencies) {
  const { prisma, redis, sales, hints, catalog, order, metrics, logger } = dependencies
  const events = createEventRepository(prisma)
  const lifeCycle = createLifeCycleRepository(prisma)
  const tickets = createTicketRepository(prisma)
  const deadLetters = createDeadLetterRepository(prisma)
  const allotments = createAllotments({ catalog, order })
  const startings = createJobQueue(startSale, redis)
  const endings = createJobQueue(endSale, redis)

  const changes = createChangeAnnouncer({ redis, logger })

  const shared = { events, lifeCycle, sales, hints, changes, logger }
  const publishing = createPublishService({ ...shared, allotments, startings, endings })
  const closing = createCloseService({ ...shared, publishing })
  const settling = createSettleService({
    ...{ sales, tickets, deadLetters, lifeCycle },
    ...{ metrics, logger },
  })
  const readIntents = createIntentReader(redis)
  const rehydrating = createRehydrateService({
    ...shared,
    ...{ tickets, allotments, settling, readIntents },
  })

  return {
    ...{ events, lifeCycle, tickets, deadLetters, allotments },
    ...{ publishing, closing, settling, rehydrating },
    async close() {
      await changes.close()
      await startings.close()
      await endings.close()
    },
  }
}
