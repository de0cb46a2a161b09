import { env, stdout } from 'node:process'
import { Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { createPool } from 'mariadb'
import type { TextbookOrder } from './textbook-order.ts'

// One job, one transaction, one order, with the plain driver and prepared statements: no ORM slows it down.

const concurrency = Number(env.TEXTBOOK_CONCURRENCY)
const { hostname, port, username, password, pathname } = new URL(env.DATABASE_URL ?? '')
const pool = createPool({
  host: hostname,
  port: Number(port),
  user: username,
  password,
  database: pathname.slice(1),
  connectionLimit: concurrency,
  minimumIdle: concurrency,
  timezone: 'Z',
})

const INSERT_ORDER = `INSERT INTO textbook_order
  (event_id, user_id, status, total_amount, currency, created_at) VALUES (?, ?, ?, ?, ?, ?)`
const INSERT_ITEM = `INSERT INTO textbook_order_item
  (order_id, product_id, product_name, quantity, unit_amount, currency) VALUES (?, ?, ?, ?, ?, ?)`

async function writeOrder({ eventId, userId, quantity }: TextbookOrder): Promise<void> {
  const connection = await pool.getConnection()
  try {
    await connection.beginTransaction()
    const { insertId } = await connection.execute<{ insertId: bigint }>(INSERT_ORDER, [
      eventId,
      userId,
      'PENDING',
      100 * quantity,
      'EUR',
      new Date(),
    ])
    await connection.execute(INSERT_ITEM, [insertId, eventId, 'Product', quantity, 100, 'EUR'])
    await connection.commit()
  } catch (error) {
    await connection.rollback()
    throw error
  } finally {
    await connection.release()
  }
}

const worker = new Worker<TextbookOrder>(
  env.TEXTBOOK_QUEUE ?? '',
  async ({ data }) => writeOrder(data),
  {
    connection: new Redis(env.REDIS_URL ?? '', { maxRetriesPerRequest: null }),
    concurrency,
    removeOnComplete: { count: 0 },
  },
)
// Jobs that are taken away while they run, as the end of a measurement does.
worker.on('error', () => undefined)
await worker.waitUntilReady()
stdout.write('ready\n')
