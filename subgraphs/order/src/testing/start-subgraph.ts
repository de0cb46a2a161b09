import { newId } from '@floodgate/platform/identifier'
import {
  createIdentitySigner,
  type Identity,
  IDENTITY_HEADER,
  type Role,
} from '@floodgate/platform/identity'
import { createJobQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus, type HintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { PrismaClient } from '#prisma'
import { pickFreePort } from '../../../../scripts/lib/ports.ts'
import { expireOrders } from '../jobs/expire-orders.ts'
import { startWorkers } from '../jobs/start-workers.ts'
import { createServer } from '../server.ts'
import { createStandInCatalog, type StandInCatalog } from './place-order-catalog.ts'
import { createStandInAddressBook, type StandInAddressBook } from './stand-in-address-book.ts'
import { createTestDatabase } from './test-database.ts'
import { makePayments, makeWebhookClient, testAddressSeal, testCipher } from './test-payments.ts'

export interface Answer<T> {
  readonly data: T
  readonly errors?: readonly { message: string; extensions: { code: string } }[]
}

export interface TestSubgraph {
  readonly url: string
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly hints: HintBus
  readonly catalog: StandInCatalog
  readonly addressBook: StandInAddressBook
  /** Asks as `identity`, with the header that the router would sign. */
  ask<T>(document: string, variables: object, identity: Identity): Promise<Answer<T>>
  /** Subscribes as the router would, for `identity`. */
  subscribe<T>(
    document: string,
    variables: Record<string, unknown>,
    identity: Identity,
  ): AsyncIterableIterator<Answer<T>>
  close(): Promise<void>
}

export const anonymous: Identity = { kind: 'anonymous' }
export const service: Identity = { kind: 'service', name: 'seckill' }

export function userIdentity(userId: string, ...roles: Role[]): Identity {
  return { kind: 'user', userId, roles, sessionId: newId('ses') }
}

/**
 * The real subgraph on a free port, and its workers, on a database of their own.
 * @param redisDatabase a number that no other test file uses: queues have the same names everywhere
 */
export async function startSubgraph(
  redisDatabase: number,
  { paymentTimeoutMs = 900_000 }: { paymentTimeoutMs?: number } = {},
): Promise<TestSubgraph> {
  const logger = createLogger({ name: 'order', level: 'silent' })
  const database = await createTestDatabase()
  const { prisma } = database
  const redisUrl = new URL(`/${redisDatabase}`, testUrl('TEST_REDIS_URL')).href
  const redis = createRedis(redisUrl, { purpose: 'commands', logger })
  const blocking = createRedis(redisUrl, { purpose: 'blocking', logger })
  const subscriber = createRedis(redisUrl, { purpose: 'subscriber', logger })
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  const catalog = createStandInCatalog()
  const addressBook = createStandInAddressBook()
  const port = await pickFreePort()
  const url = `http://127.0.0.1:${port}`
  const payments = makePayments(prisma, { url })
  const client = makeWebhookClient()
  const shared = { prisma, catalog, hints, payments, paymentTimeoutMs, logger }
  const workers = startWorkers({
    ...shared,
    commands: redis,
    blocking,
    webhooks: { client, cipher: testCipher },
    metrics: createMetrics('order-worker'),
  })

  const identitySigner = createIdentitySigner('a secret that only these tests know')
  const metrics = createMetrics('order')
  const expireQueue = createJobQueue(expireOrders, redis)
  const server = await createServer({
    ...shared,
    ...{ redis, expireQueue, identitySigner, metrics },
    addressBook,
    addressSeal: testAddressSeal,
    webhooks: { cipher: testCipher, plainHttp: true },
  })
  await server.listen(port, '127.0.0.1')
  const sign = (identity: Identity) => identitySigner.sign(identity, newId('msg'))
  const sockets = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ identity: sign({ kind: 'service', name: 'router' }) }),
  })

  return {
    url,
    prisma,
    redis,
    hints,
    catalog,
    addressBook,
    async ask<T>(document: string, variables: object, identity: Identity) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: sign(identity) },
        body: JSON.stringify({ query: document, variables }),
      })
      return (await response.json()) as Answer<T>
    },
    subscribe<T>(query: string, variables: Record<string, unknown>, identity: Identity) {
      const extensions = { identity: sign(identity) }
      return sockets.iterate({ query, variables, extensions }) as AsyncIterableIterator<Answer<T>>
    },
    async close() {
      await sockets.dispose()
      await server.close()
      await expireQueue.close()
      await workers.close()
      await client.close()
      await hints.close()
      for (const client of [subscriber, blocking, redis]) await closeRedis(client)
      await database.close()
    },
  }
}

function testUrl(name: string): string {
  const url = process.env[name]
  if (!url) throw new Error(`${name} comes from the integration tests' set-up`)
  return url
}
