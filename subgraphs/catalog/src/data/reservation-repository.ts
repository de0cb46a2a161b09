import { crashPoint } from '@floodgate/platform/crash-point'
import { isUniqueViolation, retryTransient } from '@floodgate/platform/database'
import { Prisma, type PrismaClient } from '#prisma'
import {
  judgeReservations,
  type Reservation,
  type ReservationItem,
  type ReservationRequest,
  type ReservationStatus,
  type ReservationVerdict,
} from '../domain/reservation.ts'
import { ID_LIST } from './json-list.ts'
import { type AnnounceStock, transactStock } from './stock-changes.ts'
import { lockBalances, type Movement, writeMovements } from './stock-movements.ts'

export interface ReservationRepository {
  /** Judges all of them in one transaction. @returns a verdict for each, in the same order */
  reserve(requests: readonly ReservationRequest[]): Promise<ReservationVerdict[]>
  /** Makes HELD reservations CONFIRMED. @returns those of the orders that have a reservation, as they are now */
  confirm(orderIds: readonly string[]): Promise<Reservation[]>
  /** Gives back the units of orders that have not done so; an order without a reservation can't make one any more. */
  release(orderIds: readonly string[]): Promise<void>
  /** Orders that have held units since before `time`, by id, those behind `after`. */
  findHeldSince(time: Date, page: { limit: number; after: string }): Promise<string[]>
}

export function createReservationRepository(
  prisma: PrismaClient,
  announce?: AnnounceStock,
): ReservationRepository {
  // Buyers don't wait for the copies that only those look at who browse.
  const announceLater: AnnounceStock = (tags) => {
    void announce?.(tags)
  }
  const transact = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>) =>
    retryTransient(() =>
      transactStock(prisma, announceLater, work, {
        // At this level every statement sees what was committed before it, so that what is read behind a lock is true.
        isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
      }),
    )
  // Somebody else wrote the row of an order between our look and our insert: the second look sees it.
  const lookAgain = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>) =>
    transact(work).catch((error: unknown) => {
      if (isUniqueViolation(error)) return transact(work)
      throw error
    })

  return {
    reserve: (requests) => lookAgain((tx) => reserveIn(tx, requests)),
    async confirm(orderIds) {
      const ids = [...orderIds]
      await retryTransient(() =>
        prisma.stockReservation.updateMany({
          where: { orderId: { in: ids }, status: 'HELD' },
          data: { status: 'CONFIRMED', updatedAt: new Date() },
        }),
      )
      return prisma.stockReservation.findMany({
        where: { orderId: { in: ids } },
        select: { orderId: true, status: true },
      })
    },
    release: (orderIds) => lookAgain((tx) => releaseIn(tx, orderIds)),
    async findHeldSince(time, { limit, after }) {
      const rows = await prisma.stockReservation.findMany({
        where: { status: 'HELD', orderId: { gt: after }, createdAt: { lt: time } },
        orderBy: { orderId: 'asc' },
        take: limit,
        select: { orderId: true },
      })
      return rows.map(({ orderId }) => orderId)
    },
  }
}

const ORDER_IDS = `JSON_TABLE(?, '$[*]' COLUMNS (
  order_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t`

const FIND = `SELECT r.order_id AS orderId, r.status
  FROM ${ORDER_IDS} STRAIGHT_JOIN stock_reservation AS r ON r.order_id = t.order_id`

const FIND_ITEMS = `SELECT i.order_id AS orderId, i.product_id AS productId, i.quantity
  FROM ${ORDER_IDS} STRAIGHT_JOIN stock_reservation_item AS i ON i.order_id = t.order_id`

// What is withheld is not for sale, a variant also when its product is not.
const FIND_KNOWN = `SELECT r.order_id AS id, r.status
  FROM ${ORDER_IDS} STRAIGHT_JOIN stock_reservation AS r ON r.order_id = t.order_id
  UNION ALL SELECT p.id, 'WITHHELD'
  FROM ${ID_LIST} STRAIGHT_JOIN product AS p ON p.id = t.id LEFT JOIN product AS o ON o.id = p.variant_of
  WHERE p.status <> 'ACTIVE' OR o.status <> 'ACTIVE'`

const INSERT = `INSERT INTO stock_reservation (order_id, status, created_at, updated_at)
  SELECT t.order_id, ?, ?, ? FROM ${ORDER_IDS}`

const INSERT_ITEMS = `INSERT INTO stock_reservation_item (order_id, product_id, quantity)
  SELECT t.order_id, t.product_id, t.quantity
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    order_id CHAR(30) PATH '$.orderId', product_id CHAR(30) PATH '$.productId', quantity INT PATH '$.quantity')) AS t`

const MARK_RELEASED = `UPDATE ${ORDER_IDS} STRAIGHT_JOIN stock_reservation AS r ON r.order_id = t.order_id
  SET r.status = 'RELEASED', r.updated_at = ?`

async function reserveIn(
  tx: Prisma.TransactionClient,
  requests: readonly ReservationRequest[],
): Promise<ReservationVerdict[]> {
  crashPoint('stock-reserve.before-lock')
  const products = requests.flatMap(({ items }) => items.map(({ productId }) => productId))
  // The locks first: what is read behind them is what the batches before this one left.
  const balances = await lockBalances(tx, products)
  const orderIds = requests.map(({ orderId }) => orderId)
  const { statuses, withheld } = await findKnown(tx, orderIds, [...balances.keys()])
  const verdicts = judgeReservations(requests, balances, statuses, withheld)
  const served = new Map(
    requests
      .filter(({ orderId }, at) => verdicts[at]?.kind === 'reserved' && !statuses.has(orderId))
      .map((request) => [request.orderId, request]),
  )
  const items = [...served.values()].flatMap(itemsOf)
  if (items.length > 0) {
    const now = new Date()
    await writeMovements(tx, balances, items.map(reserved), now)
    await insertReservations(tx, [...served.keys()], 'HELD', now)
    await tx.$executeRawUnsafe(INSERT_ITEMS, JSON.stringify(items))
  }
  crashPoint('stock-reserve.before-commit')
  return verdicts
}

interface Known {
  /** Of the orders that have a reservation. */
  readonly statuses: ReadonlyMap<string, ReservationStatus>
  /** Those of the products that are not for sale. */
  readonly withheld: ReadonlySet<string>
}

/** One statement, since no batch of orders does without either. */
async function findKnown(
  tx: Prisma.TransactionClient,
  orderIds: readonly string[],
  productIds: readonly string[],
): Promise<Known> {
  const rows = await tx.$queryRawUnsafe<{ id: string; status: ReservationStatus | 'WITHHELD' }[]>(
    FIND_KNOWN,
    JSON.stringify(orderIds),
    JSON.stringify(productIds),
  )
  const statuses = new Map<string, ReservationStatus>()
  const withheld = new Set<string>()
  for (const { id, status } of rows) {
    if (status === 'WITHHELD') withheld.add(id)
    else statuses.set(id, status)
  }
  return { statuses, withheld }
}

type OrderedItem = ReservationItem & { readonly orderId: string }

const itemsOf = ({ orderId, items }: ReservationRequest): OrderedItem[] =>
  items.map(({ productId, quantity }) => ({ orderId, productId, quantity }))

const reserved = ({ orderId, productId, quantity }: OrderedItem): Movement => ({
  productId,
  delta: -quantity,
  kind: 'RESERVED',
  reference: orderId,
})

const released = ({ orderId, productId, quantity }: OrderedItem): Movement => ({
  productId,
  delta: quantity,
  kind: 'RELEASED',
  reference: orderId,
})

async function insertReservations(
  tx: Prisma.TransactionClient,
  orderIds: readonly string[],
  status: ReservationStatus,
  now: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(INSERT, status, now, now, JSON.stringify(orderIds))
}

async function releaseIn(tx: Prisma.TransactionClient, orderIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(orderIds)].sort()
  const known = await tx.$queryRawUnsafe<Reservation[]>(
    `${FIND} FOR UPDATE`,
    JSON.stringify(wanted),
  )
  const statuses = new Map(known.map(({ orderId, status }) => [orderId, status]))
  const holding = wanted.filter((id) => statuses.has(id) && statuses.get(id) !== 'RELEASED')
  const now = new Date()
  if (holding.length > 0) {
    const ids = JSON.stringify(holding)
    const items = await tx.$queryRawUnsafe<OrderedItem[]>(FIND_ITEMS, ids)
    const balances = await lockBalances(
      tx,
      items.map(({ productId }) => productId),
    )
    await writeMovements(tx, balances, items.map(released), now)
    await tx.$executeRawUnsafe(MARK_RELEASED, ids, now)
  }
  // Last, since a reservation that is being written now may wait for these rows with the balances locked.
  const unknown = wanted.filter((id) => !statuses.has(id))
  if (unknown.length > 0) await insertReservations(tx, unknown, 'RELEASED', now)
  crashPoint('stock-release.before-commit')
}
