import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { inParallel } from '../../bench/lib/in-parallel.ts'
import { createProducts } from '../../bench/seckill/products.ts'
import type { Service } from '../../scripts/lib/service.ts'
import { startStack, type TestStack } from '../../scripts/testing/stack.ts'
import { createSaleStore, type SaleStore } from '../../subgraphs/seckill/src/data/sale-store.ts'
import type { Target } from './faults.ts'
import { createRouterClient, type RouterClient } from './router-client.ts'

/** An account that is logged in. */
export interface Buyer {
  readonly userId: string
  readonly client: RouterClient
}

/** The whole product as real processes, and what a fault run needs to break it and to look into it. */
export interface Shop {
  readonly stack: TestStack
  readonly admin: RouterClient
  readonly redis: RedisClient
  /** The live state of sales, read past the processes. */
  readonly sales: SaleStore
  service(target: Target): Service
  /** Starts what was stopped or killed. @param extraEnv for this once */
  start(target: Target, extraEnv?: Record<string, string>): Promise<void>
  /** For orders that are written from now on. */
  setPaymentTimeout(seconds: number): Promise<void>
  logIn(count: number): Promise<Buyer[]>
  /** A product that no run has sold yet, of `STOCK` units. */
  nextProduct(): string
  /** Lines in which the reconciler said that it repaired something. */
  readonly repairs: readonly string[]
  close(): Promise<void>
}

/** What `reconcile-service.ts` and the keeper of sales log when they step in. */
const REPAIRS = [
  'the figures of a sale do not add up',
  'tickets queued for too long: sent again',
  'caught up with the fence',
  'the state of a sale is lost',
]

/** @param products how many sales there will be at most */
export async function openShop(products: number): Promise<Shop> {
  const repairs: string[] = []
  const stack = await startStack({
    durable: true,
    seed: false,
    onLine: (_name, line) => {
      if (REPAIRS.some((message) => line.includes(message))) repairs.push(line)
    },
  })
  try {
    return await equip(stack, repairs, products)
  } catch (error) {
    await stack.stop()
    throw error
  }
}

async function equip(
  stack: TestStack,
  repairs: readonly string[],
  products: number,
): Promise<Shop> {
  const logger = createLogger({ name: 'faults', level: 'fatal' })
  const redis = createRedis(stack.redisUrl, { purpose: 'commands', logger })
  const sessions = createSessionStore(redis)
  const productIds = (await createProducts(stack.databaseUrl('catalog'), products)).values()

  let paymentTimeout: number | undefined

  const service = (target: Target): Service =>
    target === 'redis' || target === 'mariadb' ? stack[target] : stack.processes[target]

  async function start(target: Target, extraEnv: Record<string, string> = {}): Promise<void> {
    const timeout = (target === 'order' || target === 'order-worker') &&
      paymentTimeout !== undefined && { PAYMENT_TIMEOUT_SECONDS: String(paymentTimeout) }
    await service(target).start(undefined, { ...timeout, ...extraEnv })
  }

  async function logIn(role: 'ADMIN' | 'CUSTOMER'): Promise<Buyer> {
    const { userId, token } = await sessions.open({ id: newId('usr'), roles: [role] })
    return { userId, client: createRouterClient(stack.routerUrl, token) }
  }

  return {
    stack,
    admin: (await logIn('ADMIN')).client,
    redis,
    sales: createSaleStore(redis),
    repairs,
    service,
    start,
    async setPaymentTimeout(seconds) {
      if (seconds === paymentTimeout) return
      paymentTimeout = seconds
      // Orders of sales are written by the one, all others by the other.
      for (const target of ['order', 'order-worker'] as const) {
        await service(target).kill('SIGKILL')
        await start(target)
      }
    },
    logIn: (count) => inParallel(Array.from({ length: count }), 32, () => logIn('CUSTOMER')),
    nextProduct() {
      const { value } = productIds.next()
      if (value === undefined) throw new Error('every product has had its sale')
      return value
    },
    async close() {
      await closeRedis(redis)
      await stack.stop()
    },
  }
}
