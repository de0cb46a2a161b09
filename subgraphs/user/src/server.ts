import { readFileSync } from 'node:fs'
import type { ListeningServer } from '@floodgate/platform/health'
import type { IdentitySigner } from '@floodgate/platform/identity'
import type { Registry } from '@floodgate/platform/metrics'
import { pingRedis } from '@floodgate/platform/redis'
import { DateTime } from '@floodgate/platform/scalars'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import type { Resolvers } from '#graphql'
import { type Context, createContextFactory, type UseCases } from './context.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Query } from './resolvers/Query.ts'
import { User } from './resolvers/User.ts'
import type { UseCaseDependencies } from './use-cases.ts'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers: Resolvers = { DateTime, Mutation, Query, User }

export interface ServerDependencies extends Pick<
  UseCaseDependencies,
  'prisma' | 'redis' | 'users' | 'logger'
> {
  readonly useCases: UseCases
  readonly identitySigner: IdentitySigner
  readonly metrics: Registry
}

/** The user subgraph, not yet listening. Closing it leaves the database and Redis to whoever made them. */
export function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, redis, users, useCases, identitySigner, metrics, logger } = dependencies
  return createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    createContext: createContextFactory(users, useCases),
    identitySigner,
    metrics,
    logger,
    readiness: {
      database: () => prisma.$queryRaw`SELECT 1`,
      redis: () => pingRedis(redis),
    },
  })
}
