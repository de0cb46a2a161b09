import { newId } from '@floodgate/platform/identifier'
import {
  createIdentitySigner,
  type Identity,
  IDENTITY_HEADER,
  type Role,
} from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testDatabaseUrl, testRedisUrl } from '@floodgate/platform/testing/servers'
import { type PrismaClient } from '#prisma'
import { createPrismaClient } from '../data/prisma-client.ts'
import { createServer } from '../server.ts'

interface Answer<T> {
  readonly data: T
  readonly errors?: readonly { message: string; extensions: { code: string } }[]
}

export interface TestSubgraph {
  readonly url: string
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  /** Asks as `identity`, with the header that the router would sign. */
  ask<T>(document: string, variables?: object, identity?: Identity): Promise<Answer<T>>
  close(): Promise<void>
}

const anonymous: Identity = { kind: 'anonymous' }

export function userIdentity(userId: string, ...roles: Role[]): Identity {
  return { kind: 'user', userId, roles, sessionId: newId('ses') }
}

/** The real subgraph on a free port, on the servers of the integration tests. */
export async function startSubgraph(): Promise<TestSubgraph> {
  const logger = createLogger({ name: 'user', level: 'silent' })
  const prisma = createPrismaClient(testDatabaseUrl('user'))
  const redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  const identitySigner = createIdentitySigner('a secret that only these tests know')
  const metrics = createMetrics('user')
  const server = await createServer({ prisma, redis, identitySigner, metrics, logger })
  const port = await server.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${port}`

  return {
    url,
    prisma,
    redis,
    async ask<T>(document: string, variables: object = {}, identity: Identity = anonymous) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: identitySigner.sign(identity, newId('msg')),
        },
        body: JSON.stringify({ query: document, variables }),
      })
      return (await response.json()) as Answer<T>
    },
    async close() {
      await server.close()
      await closeRedis(redis)
      await prisma.$disconnect()
    },
  }
}
