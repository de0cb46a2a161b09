import type { Connection } from 'mariadb'
import { connectDatabase } from '../../scripts/lib/database-connection.ts'
import { saleKeys } from '../../subgraphs/seckill/src/data/keys.ts'
import { parseTicketRecord } from '../../subgraphs/seckill/src/data/ticket-record.ts'
import type { SaleFigures } from '../../subgraphs/seckill/src/domain/statement.ts'
import type { Ticket } from '../../subgraphs/seckill/src/domain/ticket.ts'
import type { Shop } from './shop.ts'

export interface OrderEntry {
  readonly id: string
  readonly userId: string
  readonly ticketId: string
  readonly idempotencyKey: string
  readonly quantity: number
  readonly status: string
}

export interface PaymentEntry {
  readonly id: string
  readonly orderId: string
  readonly status: string
}

/** Everything that is written of one sale, in Redis and in both databases. */
export interface Books {
  readonly figures: SaleFigures
  readonly tickets: readonly Ticket[]
  /** Accepted tickets that the relay has not passed on. */
  readonly intents: number
  /** Units that the catalog gave to the sale, and those that it took back. */
  readonly carved: number
  readonly returned: number
  readonly fence: { readonly quota: number; readonly sold: number }
  readonly orders: readonly OrderEntry[]
  readonly payments: readonly PaymentEntry[]
  /** Messages of the order subgraph that have not left. */
  readonly outbox: number
  /** Settled tickets as the seckill database has them. */
  readonly recorded: readonly { readonly id: string; readonly status: string }[]
}

/** All tickets of a sale as Redis has them. */
export async function readTickets({ redis }: Shop, eventId: string): Promise<Ticket[]> {
  const records = await redis.hgetall(saleKeys(eventId).tickets)
  return Object.entries(records).map(([id, record]) => parseTicketRecord(id, eventId, record))
}

/** @throws when a server is out of reach */
export async function readBooks(shop: Shop, eventId: string): Promise<Books> {
  const figures = await shop.sales.figures(eventId)
  if (!figures) throw new Error(`Redis does not know the sale ${eventId}`)
  return {
    figures,
    tickets: await readTickets(shop, eventId),
    intents: await shop.redis.xlen(saleKeys(eventId).intents),
    ...(await withDatabase(shop, 'order', (database) => readOrders(database, eventId))),
    ...(await withDatabase(shop, 'catalog', (database) => readStock(database, eventId))),
    recorded: await withDatabase(shop, 'seckill', (database) =>
      database.query<Books['recorded']>('SELECT id, status FROM ticket WHERE event_id = ?', [
        eventId,
      ]),
    ),
  }
}

async function readStock(
  database: Connection,
  eventId: string,
): Promise<Pick<Books, 'carved' | 'returned'>> {
  const rows = await database.query<{ kind: string; units: string }[]>(
    `SELECT kind, SUM(delta) AS units FROM stock_movement
     WHERE product_id = (SELECT product_id FROM allotment WHERE event_id = ?) GROUP BY kind`,
    [eventId],
  )
  const unitsOf = (kind: string): number =>
    Number(rows.find((row) => row.kind === kind)?.units ?? 0)
  return { carved: -unitsOf('ALLOTMENT_CARVED'), returned: unitsOf('ALLOTMENT_RETURNED') }
}

async function readOrders(
  database: Connection,
  eventId: string,
): Promise<Pick<Books, 'fence' | 'orders' | 'payments' | 'outbox'>> {
  const [fence] = await database.query<Books['fence'][]>(
    'SELECT quota, sold FROM seckill_allotment WHERE event_id = ?',
    [eventId],
  )
  const orders = await database.query<OrderEntry[]>(
    `SELECT id, user_id AS userId, ticket_id AS ticketId, status, ticket_quantity AS quantity,
       ticket_idempotency_key AS idempotencyKey
     FROM orders WHERE event_id = ?`,
    [eventId],
  )
  const payments = await database.query<PaymentEntry[]>(
    `SELECT payment.id, order_id AS orderId, payment.status
     FROM payment JOIN orders ON orders.id = order_id WHERE event_id = ?`,
    [eventId],
  )
  const [outbox] = await database.query<{ count: bigint }[]>(
    'SELECT COUNT(*) AS count FROM outbox_message',
  )
  if (!fence) throw new Error(`the sale ${eventId} has no fence`)
  return { fence, orders, payments, outbox: Number(outbox?.count) }
}

async function withDatabase<T>(
  { stack }: Shop,
  name: 'catalog' | 'order' | 'seckill',
  work: (database: Connection) => Promise<T>,
): Promise<T> {
  const database = await connectDatabase(stack.databaseUrl(name))
  try {
    return await work(database)
  } finally {
    await database.end()
  }
}
