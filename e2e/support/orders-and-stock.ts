import { newId } from '@floodgate/platform/identifier'
import { createIdentitySigner, type Identity, IDENTITY_HEADER } from '@floodgate/platform/identity'
import { createJobQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import {
  startSubgraph as startCatalog,
  type TestSubgraph as TestCatalog,
} from '../../subgraphs/catalog/src/testing/start-subgraph.ts'
import { createAddressBook } from '../../subgraphs/order/src/data/address-book.ts'
import { createCatalog } from '../../subgraphs/order/src/data/place-order-catalog.ts'
import { expireOrders } from '../../subgraphs/order/src/jobs/expire-orders.ts'
import { startWorkers } from '../../subgraphs/order/src/jobs/start-workers.ts'
import { createAddressSeal } from '../../subgraphs/order/src/data/sealed-addresses.ts'
import { createServer } from '../../subgraphs/order/src/server.ts'
import type { TestSubgraph as TestOrders } from '../../subgraphs/order/src/testing/start-subgraph.ts'
import { createStandInAddressBook } from '../../subgraphs/order/src/testing/stand-in-address-book.ts'
import { createTestDatabase } from '../../subgraphs/order/src/testing/test-database.ts'
import {
  makePayments,
  makeWebhookClient,
  testCipher,
} from '../../subgraphs/order/src/testing/test-payments.ts'

/** The order and the catalog subgraph, talking to each other over HTTP, as far as one process can have both. */
export interface OrdersAndStock extends Pick<TestOrders, 'ask' | 'prisma'> {
  readonly catalog: TestCatalog
  close(): Promise<void>
}

/** The catalog's test server signs with it too. */
const SECRET = 'a secret that only these tests know'
const PAYMENT_TIMEOUT_MS = 900_000

/**
 * @param redisDatabase a number that no other test file uses
 * @param options.userUrl of a user subgraph that runs; without it nobody has saved addresses
 */
export async function startOrdersAndStock(
  redisDatabase: number,
  { userUrl }: { userUrl?: string } = {},
): Promise<OrdersAndStock> {
  const logger = createLogger({ name: 'order', level: 'silent' })
  const identitySigner = createIdentitySigner(SECRET)
  const catalog = await startCatalog()
  const database = await createTestDatabase()
  const { prisma } = database
  const redisUrl = new URL(`/${redisDatabase}`, testRedisUrl()).href
  const [redis, blocking, subscriber] = (['commands', 'blocking', 'subscriber'] as const).map(
    (purpose) => createRedis(redisUrl, { purpose, logger }),
  )
  if (!redis || !blocking || !subscriber) throw new Error('three clients were made')
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  const url = `${catalog.url}/graphql`
  const client = createServiceClient({ url, serviceName: 'order', identitySigner })
  const userClient =
    userUrl === undefined
      ? null
      : createServiceClient({ url: userUrl, serviceName: 'order', identitySigner })
  const addressBook = userClient ? createAddressBook(userClient) : createStandInAddressBook()
  const payments = makePayments(prisma)
  const shared = { prisma, hints, catalog: createCatalog(client), payments, logger }
  const webhookClient = makeWebhookClient()
  const timeout = { paymentTimeoutMs: PAYMENT_TIMEOUT_MS }
  const workers = startWorkers({
    ...{ ...shared, ...timeout, commands: redis, blocking },
    webhooks: { client: webhookClient, cipher: testCipher },
    metrics: createMetrics('order-worker'),
  })
  const expireQueue = createJobQueue(expireOrders, redis)
  const metrics = createMetrics('order')
  const server = await createServer({
    addressSeal: createAddressSeal([{ id: 'test', key: Buffer.alloc(32, 7) }]),
    addressBook,
    ...shared,
    ...timeout,
    ...{ redis, expireQueue, identitySigner, metrics },
    webhooks: { cipher: testCipher, plainHttp: true },
  })
  const orderUrl = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/graphql`

  return {
    prisma,
    catalog,
    async ask(document: string, variables: object, identity: Identity) {
      const header = identitySigner.sign(identity, newId('msg'))
      const response = await fetch(orderUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: header },
        body: JSON.stringify({ query: document, variables }),
      })
      return (await response.json()) as never
    },
    async close() {
      await server.close()
      await expireQueue.close()
      await workers.close()
      await client.close()
      await userClient?.close()
      await webhookClient.close()
      await hints.close()
      for (const one of [subscriber, blocking, redis]) await closeRedis(one)
      await database.close()
      await catalog.close()
    },
  }
}
