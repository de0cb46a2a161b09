import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@floodgate/platform/identifier'
import { createIdentitySigner, type Identity, IDENTITY_HEADER } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
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

/** The real subgraph on a free port, on the servers of the integration tests, with an image directory of its own. */
export async function startSubgraph(): Promise<TestSubgraph> {
  let statements: string[] = []
  const announced: string[] = []
  const prisma = createPrismaClient(testDatabaseUrl('catalog'), (sql) => statements.push(sql))
  const imageDirectory = await mkdtemp(join(tmpdir(), 'floodgate-images-'))
  const identitySigner = createIdentitySigner('a secret that only these tests know')
  const server = await createServer({
    prisma,
    announceStock: (tags) => void announced.push(...tags),
    identitySigner,
    metrics: createMetrics('catalog'),
    logger: createLogger({ name: 'catalog', level: 'silent' }),
    imageDirectory,
    imageBaseUrl: IMAGE_BASE_URL,
  })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`

  return {
    url,
    prisma,
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
      await prisma.$disconnect()
      await rm(imageDirectory, { recursive: true })
    },
  }
}
