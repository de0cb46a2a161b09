import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@floodgate/platform/identifier'
import { createIdentitySigner, type Identity, IDENTITY_HEADER } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testDatabaseUrl, testRedisUrl } from '@floodgate/platform/testing/servers'
import type { PrismaClient } from '#prisma'
import { type CatalogParts, createCatalogParts } from '../catalog-parts.ts'
import { createPrismaClient } from '../data/prisma-client.ts'
import { createLocalImageStore } from '../images/local-image-store.ts'
import { startWorkers, type WorkerOptions } from '../jobs/start-workers.ts'
import { createServer } from '../server.ts'

interface Answer<T> {
  readonly data: T
  readonly errors?: readonly { message: string; extensions: { code: string } }[]
}

export interface TestSubgraph {
  readonly url: string
  readonly prisma: PrismaClient
  readonly parts: CatalogParts
  readonly redis: RedisClient
  readonly imageDirectory: string
  /** What was announced of changes of stock. */
  readonly announced: readonly string[]
  /** Asks as `identity`, with the header that the router (or another subgraph) would sign. */
  ask<T>(document: string, variables?: object, identity?: Identity): Promise<Answer<T>>
  /** The SQL statements that were sent while `work` ran. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>
  close(): Promise<void>
}

export const IMAGE_BASE_URL = 'https://images.example.com'
export const anonymous: Identity = { kind: 'anonymous' }
export const service: Identity = { kind: 'service', name: 'seckill' }
export const admin: Identity = {
  kind: 'user',
  userId: newId('usr'),
  roles: ['ADMIN'],
  sessionId: newId('ses'),
}

export interface StartOptions {
  /** Whether the outbox is worked through, so that copies follow changes. @default false */
  readonly workers?: boolean
}

/** The real subgraph on a free port, on the servers of the integration tests, with an image directory of its own. */
export async function startSubgraph({ workers = false }: StartOptions = {}): Promise<TestSubgraph> {
  let statements: string[] = []
  const announced: string[] = []
  const prisma = createPrismaClient(testDatabaseUrl('catalog'), (sql) => statements.push(sql))
  const imageDirectory = await mkdtemp(join(tmpdir(), 'floodgate-images-'))
  const identitySigner = createIdentitySigner('a secret that only these tests know')
  const logger = createLogger({ name: 'catalog', level: 'silent' })
  const metrics = createMetrics('catalog')
  const redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  const announce = (tags: readonly string[]) => void announced.push(...tags)
  const parts = createCatalogParts({ prisma, redis, metrics, logger, announce })
  const running = workers ? startTestWorkers({ prisma, ...parts, announce, redis, logger }) : null
  const secret = 'a secret that only these tests know'
  const uploadBaseUrl = 'http://uploads.invalid'
  const store = createLocalImageStore({ directory: imageDirectory, uploadBaseUrl, secret })
  const server = await createServer({
    prisma,
    parts,
    identitySigner,
    metrics,
    logger,
    imageDirectory,
    imageStore: store,
    uploadRoute: (request, response) => store.uploadRoute(request, response),
    imageBaseUrl: IMAGE_BASE_URL,
  })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`

  return {
    url,
    prisma,
    parts,
    redis,
    announced,
    imageDirectory,
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
    async statementsOf(work) {
      statements = []
      await work()
      return statements
    },
    async close() {
      await server.close()
      await running?.close()
      await closeRedis(redis)
      await prisma.$disconnect()
      await rm(imageDirectory, { recursive: true })
    },
  }
}

type TestWorkerOptions = Omit<WorkerOptions, 'hints' | 'commands' | 'blocking'> & {
  readonly redis: RedisClient
}

function startTestWorkers({ redis, ...options }: TestWorkerOptions) {
  const { logger } = options
  const [subscriber, blocking] = (['subscriber', 'blocking'] as const).map((purpose) =>
    createRedis(testRedisUrl(), { purpose, logger }),
  )
  if (!subscriber || !blocking) throw new Error('two clients were made')
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  const workers = startWorkers({ ...options, hints, commands: redis, blocking })
  return {
    async close() {
      await workers.close()
      await hints.close()
      await Promise.all([subscriber, blocking].map(closeRedis))
    },
  }
}
