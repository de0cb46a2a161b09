import { newId } from '@floodgate/platform/identifier'
import {
  createIdentitySigner,
  type Identity,
  IDENTITY_HEADER,
  type Role,
  type UserIdentity,
} from '@floodgate/platform/identity'
import { createMetrics } from '@floodgate/platform/metrics'
import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { PrismaClient } from '#prisma'
import { createPrismaClient } from '../data/prisma-client.ts'
import { createServer } from '../server.ts'
import { createLifeCycle } from '../services/create-life-cycle.ts'
import type { SettleService } from '../services/settle-service.ts'
import { createSaleHarness, type SaleHarness, silent } from './sale-harness.ts'
import { startStandIns, type StandIns } from './stand-ins.ts'

export interface Answer<T> {
  readonly data: T
  readonly errors?: readonly { message: string; extensions: { code: string } }[]
}

export interface TestSubgraph extends SaleHarness {
  readonly prisma: PrismaClient
  readonly standIns: StandIns
  /** What the worker does with settlements. */
  readonly settling: SettleService
  /** Asks as `identity`, with the header that the router would sign. */
  ask<T>(
    document: string,
    variables?: object,
    identity?: Identity,
    clientIp?: string,
  ): Promise<Answer<T>>
  /** Subscribes as `identity`, over the socket that the router would open. Leave it by `return`. */
  subscribe<T>(
    query: string,
    variables: Record<string, unknown>,
    identity: Identity,
  ): AsyncIterableIterator<Answer<T>>
}

/** For tests that make tokens of their own. */
export const ADMISSION_SECRET = 'another secret that only these tests know'

const anonymous: Identity = { kind: 'anonymous' }

export function userIdentity(userId: string = newId('usr'), ...roles: Role[]): UserIdentity {
  return { kind: 'user', userId, roles, sessionId: newId('ses') }
}

/** The real subgraph on a free port, on the servers of the integration tests; catalog and order stood in for. */
export async function startSubgraph(): Promise<TestSubgraph> {
  const harness = createSaleHarness()
  const prisma = createPrismaClient(testDatabaseUrl('seckill'))
  const identitySigner = createIdentitySigner('a secret that only these tests know')
  const standIns = await startStandIns(identitySigner)
  const metrics = createMetrics('seckill')
  const { redis, hints, sales } = harness
  const { catalog, order } = standIns
  const clients = { prisma, redis, hints, catalog, order }
  const server = await createServer({
    ...clients,
    identitySigner,
    admissionSecret: ADMISSION_SECRET,
    metrics,
    logger: silent,
  })
  const port = await server.listen(0, '127.0.0.1')
  const life = createLifeCycle({
    ...{ ...clients, sales, logger: silent },
    metrics: createMetrics('seckill-worker'),
  })
  const { settling } = life

  const sign = (identity: Identity, clientIp?: string) =>
    identitySigner.sign(identity, newId('msg'), clientIp)
  const socket: Client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ identity: sign({ kind: 'service', name: 'router' }) }),
  })

  return {
    ...harness,
    prisma,
    standIns,
    settling,
    async ask<T>(
      query: string,
      variables: object = {},
      identity: Identity = anonymous,
      clientIp?: string,
    ) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: sign(identity, clientIp),
        },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Answer<T>
    },
    subscribe<T>(query: string, variables: Record<string, unknown>, identity: Identity) {
      const extensions = { identity: sign(identity) }
      const events = socket.iterate({ query, variables, extensions })
      return events as AsyncIterableIterator<Answer<T>>
    },
    async close() {
      await socket.dispose()
      await server.close()
      await life.close()
      await standIns.close()
      await prisma.$disconnect()
      await harness.close()
    },
  }
}
