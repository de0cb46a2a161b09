import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Guardian } from '../scripts/lib/guardian.ts'
import { processNames } from '../scripts/lib/topology.ts'
import { type RedisCluster, startRedisCluster } from '../scripts/testing/redis-cluster.ts'
import { startStack, type TestStack } from '../scripts/testing/stack.ts'
import type { Client } from './support/client.ts'
import {
  inParallel,
  logIn,
  newBuyer,
  openSale,
  productsInStock,
  purchase,
  statementOf,
} from './support/shop.ts'

const TICKET = /* GraphQL */ `
  subscription Ticket($id: ID!) {
    seckillTicket(id: $id) {
      status
      order {
        id
        buyer {
          username
        }
      }
    }
  }
`
const CANCEL = /* GraphQL */ `
  mutation Cancel($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
    }
  }
`

interface TicketEvent {
  seckillTicket: { status: string; order: { id: string; buyer: { username: string } } | null }
}

const SALES = 8
const QUOTA = 3

let directory: string
let guardian: Guardian
let cluster: RedisCluster
let stack: TestStack
let admin: Client

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'floodgate-cluster-'))
  guardian = new Guardian()
  guardian.watchFolder(directory)
  cluster = await startRedisCluster({ guardian, directory })
  const environment = { REDIS_URL: cluster.redisUrl }
  const entries = processNames.map((name) => [name, environment] as const)
  stack = await startStack({ processEnv: Object.fromEntries(entries) })
  admin = await logIn(stack, 'admin', 'admin-demo-password')
})
afterAll(async () => {
  await admin.close()
  await stack.stop()
  await cluster.stop()
  await guardian.close()
  rmSync(directory, { recursive: true, force: true })
})

/** How many sales each master holds. */
async function salesPerMaster(): Promise<number[]> {
  const nodes = cluster.redisUrl.replace('redis-cluster://', '').split(',')
  return Promise.all(
    nodes.map(async (node) => {
      const master = new Redis(`redis://${node}`)
      const keys = await master.keys('{seckill:*}:sale')
      master.disconnect()
      return keys.length
    }),
  )
}

it('the whole product runs on a Redis Cluster: sales on several masters, nothing lost, all of it live', async () => {
  const productIds = await productsInStock(admin, QUOTA)
  const eventIds = await inParallel(productIds.slice(0, SALES), 2, (productId) =>
    openSale(admin, { productId, quota: QUOTA }),
  )
  const spread = await salesPerMaster()
  expect(spread.reduce((sum, count) => sum + count, 0)).toBe(SALES)
  expect(spread.filter((count) => count > 0).length).toBeGreaterThan(1)

  const buyers = await inParallel(Array.from({ length: QUOTA + 2 }), 2, () => newBuyer(stack))
  const answers = await Promise.all(
    eventIds.map((eventId) => Promise.all(buyers.map((buyer) => purchase(buyer, eventId)))),
  )
  for (const ofSale of answers) {
    const counts = Object.groupBy(ofSale, (answer) => answer.__typename)
    expect(counts.PurchaseAccepted).toHaveLength(QUOTA)
    expect(counts.SoldOut).toHaveLength(2)
  }
  const figures = { quota: QUOTA, accepted: QUOTA, queued: 0, failed: 0, expired: 0 }
  const settled = { ...figures, confirmed: QUOTA, available: 0 }
  for (const eventId of eventIds) {
    await vi.waitFor(async () => expect(await statementOf(admin, eventId)).toEqual(settled), {
      timeout: 30_000,
      interval: 100,
    })
  }

  const [eventId = ''] = eventIds
  const [place = -1] = answers[0]?.flatMap(({ ticket }, index) => (ticket ? [index] : [])) ?? []
  const [buyer, ticketId] = [buyers[place], answers[0]?.[place]?.ticket?.id]
  if (!buyer || ticketId === undefined) throw new Error('nobody bought')
  const log = buyer.subscribe<TicketEvent>(TICKET, { id: ticketId })
  const { seckillTicket } = await log.until((e) => e.seckillTicket.status === 'CONFIRMED')
  expect(seckillTicket.order?.buyer.username).toBe(buyer.username)
  await buyer.request(CANCEL, { input: { orderId: seckillTicket.order?.id } })
  await log.until((e) => e.seckillTicket.status === 'EXPIRED')
  await vi.waitFor(
    async () => expect((await purchase(buyer, eventId)).__typename).toBe('PurchaseAccepted'),
    { timeout: 5_000, interval: 50 },
  )
  await Promise.all(buyers.map((one) => one.close()))
  expect(stack.crashes).toEqual([])
})
