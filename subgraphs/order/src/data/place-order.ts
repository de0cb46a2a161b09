import type { OrderPlacement, PrismaClient } from '#prisma'
import { z } from 'zod'
import type { ShippingAddress } from '../domain/address-snapshot.ts'
import type { PricedOrder, ShortLine, StockState } from '../domain/place-order.ts'
import type { AddressSeal } from './sealed-addresses.ts'
import type { Transaction } from './transaction.ts'

/** How an ordinary order came about, and where it stands with its stock. */
export interface Placement {
  readonly orderId: string
  readonly inputDigest: string
  readonly stockState: StockState
  readonly fromCart: boolean
  /** Why the stock was refused; null when it was not. */
  readonly shortLines: readonly ShortLine[] | null
}

/** An order that is to be written. */
export interface NewOrder extends PricedOrder {
  readonly orderId: string
  readonly userId: string
  readonly keyDigest: string
  readonly inputDigest: string
  readonly fromCart: boolean
  readonly shippingAddress: ShippingAddress
}

// As for a sale's batches, many orders travel as one JSON text; see tickets.ts.
const INSERT_ORDERS = `INSERT INTO orders (id, user_id, status, version, total_amount, currency, payment_due_at,
    created_at, updated_at)
  SELECT t.id, t.user_id, 'PENDING', 1, t.total_amount, t.currency, ?, ?, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id VARCHAR(64) PATH '$.orderId', user_id VARCHAR(64) PATH '$.userId', total_amount BIGINT PATH '$.totalAmount',
    currency VARCHAR(8) PATH '$.currency')) AS t`

const INSERT_ITEMS = `INSERT INTO order_item (order_id, line, product_id, product_name, quantity, unit_amount, currency,
    merchant_id)
  SELECT t.order_id, t.line, t.product_id, t.product_name, t.quantity, t.unit_amount, t.currency, t.merchant_id
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    order_id VARCHAR(64) PATH '$.orderId', NESTED PATH '$.lines[*]' COLUMNS (
      line FOR ORDINALITY, product_id VARCHAR(64) PATH '$.productId', product_name VARCHAR(1024) PATH '$.productName',
      quantity BIGINT PATH '$.quantity', unit_amount BIGINT PATH '$.unitAmount', currency VARCHAR(8) PATH '$.currency',
      merchant_id VARCHAR(64) PATH '$.merchantId'
    ))) AS t`

const INSERT_PLACEMENTS = `INSERT INTO order_placement (order_id, user_id, key_digest, input_digest, stock_state,
    from_cart, shipping_address, data_key, updated_at)
  SELECT t.order_id, t.user_id, t.key_digest, t.input_digest, 'RESERVING', t.from_cart, t.shipping_address, ?, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    order_id VARCHAR(64) PATH '$.orderId', user_id VARCHAR(64) PATH '$.userId', key_digest VARCHAR(128) PATH '$.keyDigest',
    input_digest VARCHAR(128) PATH '$.inputDigest', from_cart INT PATH '$.fromCart',
    shipping_address VARCHAR(8192) PATH '$.address')) AS t`

/** Writes orders as PENDING, with their lines, and the intent to reserve their stock. @throws a unique violation when a key was used before */
export async function insertPlacedOrders(
  tx: Transaction,
  orders: readonly NewOrder[],
  { now, paymentDueAt }: { readonly now: Date; readonly paymentDueAt: Date },
  seal: AddressSeal,
): Promise<void> {
  const batch = JSON.stringify(
    orders.map(({ shippingAddress, fromCart, ...order }) => ({
      ...order,
      fromCart: fromCart ? 1 : 0,
      address: seal.seal(shippingAddress, order.orderId),
    })),
  )
  await tx.$executeRawUnsafe(INSERT_ORDERS, paymentDueAt, now, now, batch)
  await tx.$executeRawUnsafe(INSERT_PLACEMENTS, seal.keyId, now, batch)
  await tx.$executeRawUnsafe(INSERT_ITEMS, batch)
}

/** What an account placed under this key, if anything. */
export async function findPlacement(
  prisma: PrismaClient,
  userId: string,
  keyDigest: string,
): Promise<Placement | null> {
  const row = await prisma.orderPlacement.findUnique({
    where: { userId_keyDigest: { userId, keyDigest } },
  })
  return row && toPlacement(row)
}

export async function findPlacements(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<Map<string, Placement>> {
  const rows = await tx.orderPlacement.findMany({ where: { orderId: { in: [...orderIds] } } })
  return new Map(rows.map((row) => [row.orderId, toPlacement(row)]))
}

const FIND_IN_STATE = `SELECT order_id AS orderId, input_digest AS inputDigest, stock_state AS stockState,
    from_cart AS fromCart, short_lines AS shortLines
  FROM order_placement WHERE stock_state IN (?, ?) AND updated_at <= ? ORDER BY updated_at LIMIT ?`

/** The orders in one of the states since before `time`, the longest first. */
export async function findInStockState(
  prisma: PrismaClient,
  states: readonly [StockState] | readonly [StockState, StockState],
  { time, limit }: { readonly time: Date; readonly limit: number },
): Promise<Placement[]> {
  const rows = await prisma.$queryRawUnsafe<PlacementColumns[]>(
    FIND_IN_STATE,
    states[0],
    states.at(-1),
    time,
    limit,
  )
  return rows.map(toPlacement)
}

const CHANGE_STOCK_STATE = `UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
    id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t
  STRAIGHT_JOIN order_placement AS p ON p.order_id = t.id
  SET p.stock_state = ?, p.updated_at = ?
  WHERE FIND_IN_SET(p.stock_state, ?)`

/** One conditional update: of two who take a step, one does. @returns how many orders took it */
export function changeStockState(
  tx: Transaction,
  orderIds: readonly string[],
  from: readonly StockState[],
  to: StockState,
  now: Date,
): Promise<number> {
  // Sorted, so that two who change many never wait for each other in a circle.
  const ids = JSON.stringify([...orderIds].sort())
  return tx.$executeRawUnsafe(CHANGE_STOCK_STATE, ids, to, now, from.join(','))
}

const LOCK_RESERVING = `SELECT o.id
  FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t
  STRAIGHT_JOIN orders AS o ON o.id = t.id
  STRAIGHT_JOIN order_placement AS p ON p.order_id = o.id
  WHERE p.stock_state = 'RESERVING' FOR UPDATE`

/** Those of the orders that still wait for their units, under lock. Orders are locked before their placements, as everywhere. */
export async function lockReserving(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<string[]> {
  const ids = JSON.stringify([...orderIds].sort())
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(LOCK_RESERVING, ids)
  return rows.map(({ id }) => id)
}

/** Keeps why an order was refused: a repeat of the request is told the same. */
export async function recordShortLines(
  tx: Transaction,
  orderId: string,
  lines: readonly ShortLine[],
): Promise<void> {
  await tx.orderPlacement.update({
    where: { orderId },
    data: { shortLines: JSON.stringify(lines) },
  })
}

export async function findShippingAddresses(
  prisma: PrismaClient,
  orderIds: readonly string[],
  seal: AddressSeal,
): Promise<Map<string, ShippingAddress | null>> {
  const rows = await prisma.orderPlacement.findMany({
    where: { orderId: { in: [...orderIds] } },
    select: { orderId: true, shippingAddress: true, dataKey: true },
  })
  return new Map(rows.map((row) => [row.orderId, seal.open(row)]))
}

const shortLinesSchema = z.array(
  z.object({
    ...{ productId: z.string(), requested: z.int(), available: z.int() },
    withdrawn: z.boolean().optional(),
  }),
)

type PlacementColumns = Pick<
  OrderPlacement,
  'orderId' | 'inputDigest' | 'stockState' | 'shortLines'
> & { readonly fromCart: boolean | number }

function toPlacement(row: PlacementColumns): Placement {
  const { orderId, inputDigest, shortLines } = row
  const fromCart = Boolean(row.fromCart)
  const stockState = row.stockState as StockState
  const lines = shortLines === null ? null : shortLinesSchema.parse(JSON.parse(shortLines))
  return { orderId, inputDigest, stockState, fromCart, shortLines: lines }
}
