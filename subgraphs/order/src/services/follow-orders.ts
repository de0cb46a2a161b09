import type { HintBus } from '@floodgate/platform/pubsub'
import type { PrismaClient } from '#prisma'
import { findHistoryOf } from '../data/order-history.ts'
import { findOrders, listOrders } from '../data/orders.ts'
import type { Order } from '../domain/order.ts'
import { type HistoryEntry, type HistoryEvent, orderAt } from '../domain/order-history.ts'
import { listenAndRead } from './listen-and-read.ts'
import { ordersChannelOf } from './order-channel.ts'

/** One of an account's orders, as it became. */
export interface OrderUpdate {
  /** Null for an order as it was found when the subscription began. */
  readonly event: HistoryEvent | null
  readonly order: Order
  /** From where a client that has seen this, and all before it, goes on. */
  readonly position: UpdatePosition
}

/** Where in an account's changes a client is. */
export interface UpdatePosition {
  /** Of the last change, in milliseconds since the epoch. */
  readonly at: number
}

const NEWEST = 20
/** A transaction may commit this much later than the time it writes: what is that young is looked at again. */
const OVERLAP_MS = 60_000
const PAGE = 500

/**
 * The newest orders of an account, the oldest of them first, then every change of any order, once each.
 * @param resumeFrom begins with the changes since then instead; some of the time before may come again
 */
export function followOrdersOf(
  { prisma, hints }: { readonly prisma: PrismaClient; readonly hints: HintBus },
  userId: string,
  resumeFrom: UpdatePosition | null,
): AsyncIterableIterator<OrderUpdate> {
  /** The last version told of each order that changed lately. */
  const told = new Map<string, number>()
  let since = resumeFrom === null ? null : resumeFrom.at - OVERLAP_MS

  async function readFirst(): Promise<OrderUpdate[]> {
    since = Date.now() - OVERLAP_MS
    const orders = await listOrders(prisma, { userId }, { first: NEWEST - 1, after: undefined })
    for (const { id, version } of orders) told.set(id, version)
    return asFound(orders.reverse())
  }

  async function readSince(from: number): Promise<OrderUpdate[]> {
    const created = await listOrders(
      prisma,
      { userId, createdFrom: new Date(from) },
      { first: PAGE, after: undefined },
    )
    const changes = await readChanges(prisma, userId, new Date(from))
    const begun = created.map((order): HistoryEntry => creationOf(order))
    const fresh = [...begun, ...changes]
      .sort((a, b) => a.at.getTime() - b.at.getTime() || a.version - b.version)
      .filter(({ orderId, version }) => {
        const isNew = version > (told.get(orderId) ?? 0)
        if (isNew) told.set(orderId, version)
        return isNew
      })
    since = Math.max(from, Date.now() - OVERLAP_MS)
    return withOrders(prisma, fresh)
  }

  return listenAndRead({
    hints,
    channel: ordersChannelOf(userId),
    readOn: () => (since === null ? readFirst() : readSince(since)),
  })
}

/** All changes since then, page by page. */
async function readChanges(
  prisma: PrismaClient,
  userId: string,
  start: Date,
): Promise<HistoryEntry[]> {
  const changes: HistoryEntry[] = []
  let since = start
  for (;;) {
    const page = await findHistoryOf(prisma, userId, { since, limit: PAGE })
    changes.push(...page)
    const last = page.at(-1)
    if (page.length < PAGE || !last || last.at <= since) return changes
    since = last.at
  }
}

const creationOf = ({ id: orderId, userId, createdAt: at }: Order): HistoryEntry => ({
  ...{ orderId, version: 1, event: 'order.created', status: 'PENDING', refundedAmount: 0 },
  ...{ actor: { kind: 'USER', id: userId }, reason: null, at },
})

async function withOrders(
  prisma: PrismaClient,
  entries: readonly HistoryEntry[],
): Promise<OrderUpdate[]> {
  if (entries.length === 0) return []
  const found = await findOrders(prisma, [...new Set(entries.map(({ orderId }) => orderId))])
  const byId = new Map(found.map((order) => [order.id, order]))
  return entries.flatMap((entry) => {
    const order = byId.get(entry.orderId)
    if (!order) return []
    const position = { at: entry.at.getTime() }
    return [{ event: entry.event, order: orderAt(order, entry), position }]
  })
}

/** Sorted by age, not by their last change: whoever leaves before the last of them goes on with all that are behind. */
function asFound(orders: readonly Order[]): OrderUpdate[] {
  const times = orders.map(({ updatedAt }) => updatedAt.getTime())
  return orders.map((order, index) => {
    const unseen = times.slice(index + 1)
    const at = unseen.length > 0 ? Math.min(...unseen) : Math.max(...times)
    return { event: null, order, position: { at } }
  })
}
