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
import type { PrismaClient } from '#prisma'
import { createPersonalData, type PersonalData } from '../data/personal-data.ts'
import { createPrismaClient } from '../data/prisma-client.ts'
import { createUserRepository, type UserRepository } from '../data/user-repository.ts'
import { createPasswordHasher, type PasswordHasher } from '../hashing/password-hasher.ts'
import type { Mail } from '../mail/mail.ts'
import { createServer } from '../server.ts'
import { createBackground } from '../services/background.ts'
import { createUseCases } from '../use-cases.ts'
import type { UseCases } from '../context.ts'

interface Answer<T> {
  readonly data: T
  readonly errors?: readonly { message: string; extensions: { code: string } }[]
}

/** What a request says beside its operation. */
export interface Asking {
  readonly identity?: Identity
  readonly clientIp?: string
  readonly idempotencyKey?: string
}

export interface TestSubgraph {
  readonly url: string
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly users: UserRepository
  readonly personal: PersonalData
  readonly passwords: PasswordHasher
  readonly useCases: UseCases
  /** What was mailed, in its order. */
  readonly mails: readonly Mail[]
  /** What the order subgraph answers about a buyer; a test may change it. */
  readonly orders: { underWay: number; reachable: boolean; readonly asked: string[] }
  /** Asks as `identity`, with the header that the router would sign. */
  ask<T>(document: string, variables?: object, identity?: Identity): Promise<Answer<T>>
  askWith<T>(asking: Asking, document: string, variables?: object): Promise<Answer<T>>
  close(): Promise<void>
}

const anonymous: Identity = { kind: 'anonymous' }

export function userIdentity(userId: string, ...roles: Role[]): Identity {
  return { kind: 'user', userId, roles, sessionId: newId('ses') }
}

/** The real subgraph on a free port, on the servers of the integration tests; mails and the order subgraph are the test's. */
export async function startSubgraph(): Promise<TestSubgraph> {
  const logger = createLogger({ name: 'user', level: 'silent' })
  const prisma = createPrismaClient(testDatabaseUrl('user'))
  const redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  const identitySigner = createIdentitySigner('a secret that only these tests know')
  const personal = createPersonalData([{ id: 'test', key: TEST_KEY }], 'i'.repeat(32))
  const users = createUserRepository(prisma, personal)
  const passwords = await createPasswordHasher()
  const mails: Mail[] = []
  const background = createBackground(logger)
  const orders = createStandInOrders()
  const useCases = createUseCases({
    ...{ prisma, redis, users, personal, passwords, background, logger },
    mailer: { send: (mail) => void mails.push(mail), close: () => Promise.resolve() },
    links: { shopUrl: 'https://shop.example' },
    orders: orders.client,
    idempotencySecret: 'a secret of these tests',
  })
  const metrics = createMetrics('user')
  const server = await createServer({
    ...{ prisma, redis, users, useCases, identitySigner, metrics, logger },
  })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`

  async function askWith<T>(asking: Asking, document: string, variables: object = {}) {
    const { identity = anonymous, clientIp, idempotencyKey } = asking
    const signed = identitySigner.sign(identity, newId('msg'), clientIp, idempotencyKey)
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: signed },
      body: JSON.stringify({ query: document, variables }),
    })
    return (await response.json()) as Answer<T>
  }

  return {
    ...{ url, prisma, redis, users, personal, passwords, useCases, mails },
    orders: orders.state,
    ask: (document, variables, identity = anonymous) => askWith({ identity }, document, variables),
    askWith,
    async close() {
      await server.close()
      await background.close()
      await passwords.close()
      await closeRedis(redis)
      await prisma.$disconnect()
    },
  }
}

/** The same in every test file: they share the database. */
const TEST_KEY = Buffer.alloc(32, 7)

function createStandInOrders() {
  const state = { underWay: 0, reachable: true, asked: [] as string[] }
  const client = {
    request<T>(_document: string, { userId }: Record<string, unknown>) {
      if (!state.reachable) return Promise.reject(new Error('the order subgraph is away'))
      state.asked.push(String(userId))
      return Promise.resolve({ anonymiseBuyer: { ordersUnderWay: state.underWay } } as T)
    },
  }
  return { state, client }
}
