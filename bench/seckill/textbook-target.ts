import { newId } from '@floodgate/platform/identifier'
import { Queue } from 'bullmq'
import { pickFreePort } from '../../scripts/lib/ports.ts'
import { pidOf, startNodeProgram } from '../lib/node-program.ts'
import { countOrders } from './order-count.ts'
import { purchaseRequests } from './purchase-requests.ts'
import type { Shop } from './shop.ts'
import type { Target } from './target.ts'
import { stockKey } from './textbook-order.ts'

export interface Comparison {
  target: Target
  stop: () => Promise<void>
}

const OUTCOMES = { accepted: '"ACCEPTED"', soldOut: '"SOLD_OUT"' }

/** The naive algorithm on the same Redis and the same MariaDB, as a server and a worker of its own. */
export async function startTextbook(
  shop: Shop,
  { concurrency, drainLimitSeconds }: { concurrency: number; drainLimitSeconds: number },
): Promise<Comparison> {
  const { guardian, redis, stack } = shop
  const name = concurrency === 1 ? 'textbook' : 'textbook-50'
  const port = await pickFreePort()
  const env = {
    PORT: String(port),
    NODE_ENV: 'production',
    REDIS_URL: stack.redisUrl,
    DATABASE_URL: stack.databaseUrl('order'),
    TEXTBOOK_QUEUE: name,
    TEXTBOOK_CONCURRENCY: String(concurrency),
  }
  const script = (file: string): string => new URL(file, import.meta.url).pathname
  const [server, worker] = await Promise.all([
    startNodeProgram({ name, script: script('textbook-server.ts'), env, guardian }),
    startNodeProgram({
      name: `${name}-worker`,
      script: script('textbook-worker.ts'),
      env,
      guardian,
    }),
  ])
  const queue = new Queue(name, { connection: redis })

  const target: Target = {
    name,
    pids: () => ({
      router: [],
      subgraph: [pidOf(server)],
      worker: [pidOf(worker)],
      redis: [pidOf(stack.redis)],
      mysql: [pidOf(stack.mariadb)],
    }),
    requestsPerSecond: 30_000,
    drainLimitSeconds,
    mayLeaveWork: true,
    async openSale(quota) {
      const eventId = newId('skl')
      await redis.set(stockKey(eventId), quota)
      return {
        plan: (buyers) => ({
          host: '127.0.0.1',
          port,
          requests: purchaseRequests({
            form: { kind: 'plain' },
            buyersFile: shop.buyersFile,
            buyers,
            eventIds: [eventId],
          }),
          outcomes: OUTCOMES,
        }),
        countOrders: () => countOrders(shop.orderDatabase, 'textbook_order', [eventId]),
        isSettled: () => Promise.resolve(true),
        discard: async () => {
          await queue.drain()
        },
      }
    },
  }
  return {
    target,
    stop: async () => {
      await queue.close()
      await Promise.all([server.stop(), worker.stop()])
    },
  }
}
