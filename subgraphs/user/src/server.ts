import { readFileSync } from 'node:fs'
import { type ListeningServer } from '@floodgate/platform/health'
import { type IdentitySigner } from '@floodgate/platform/identity'
import { type Logger } from '@floodgate/platform/logging'
import { type Registry } from '@floodgate/platform/metrics'
import { pingRedis, type RedisClient } from '@floodgate/platform/redis'
import { DateTime } from '@floodgate/platform/scalars'
import { createSessionStore } from '@floodgate/platform/session-store'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import { type Resolvers } from '#graphql'
import { type PrismaClient } from '#prisma'
import { type Context, createContextFactory } from './context.ts'
import { createUserRepository } from './data/user-repository.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Query } from './resolvers/Query.ts'
import { User } from './resolvers/User.ts'
import { createAccountService } from './services/account-service.ts'
import { createPasswordHasher } from './services/password-hasher.ts'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers: Resolvers = { DateTime, Mutation, Query, User }

export interface ServerDependencies {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly identitySigner: IdentitySigner
  readonly metrics: Registry
  readonly logger: Logger
}

/** The user subgraph, not yet listening. Closing it leaves the database and Redis to whoever made them. */
export async function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, redis, identitySigner, metrics, logger } = dependencies
  const users = createUserRepository(prisma)
  const accounts = createAccountService({
    users,
    sessions: createSessionStore(redis),
    passwords: await createPasswordHasher(),
  })
  return createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    createContext: createContextFactory({ accounts, users }),
    identitySigner,
    metrics,
    logger,
    readiness: {
      database: () => prisma.$queryRaw`SELECT 1`,
      redis: () => pingRedis(redis),
    },
  })
}
