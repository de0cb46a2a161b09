import { isUniqueViolation, retryTransient } from '@floodgate/platform/database'
import type { Prisma, PrismaClient } from '#prisma'
import type { Allotment, CarveRequest, ReturnRequest } from '../domain/allotment.ts'
import { type AnnounceStock, transactStock } from './stock-changes.ts'
import { lockBalances, writeMovements } from './stock-movements.ts'

export interface Balance {
  readonly productId: string
  readonly available: number
  /** Counts the balance's changes. */
  readonly revision: bigint
}

export interface StockRepository {
  /** A product without a balance is not among them. */
  findBalances(productIds: readonly string[]): Promise<Balance[]>
  /** Units of ordinary stock by product; a product without a balance is not among them. */
  findAvailable(productIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  findAllotment(eventId: string): Promise<Allotment | null>
  /**
   * Moves units from ordinary stock into an event's allotment, with their ledger row, or changes nothing:
   * `short` when the stock is less, `taken` when the event has an allotment already.
   */
  carve(request: CarveRequest): Promise<'carved' | 'short' | 'taken'>
  /** Closes an allotment; units that are missing to the total asked for go back, with their ledger row. */
  giveBack(allotment: Allotment, request: ReturnRequest): Promise<void>
}

export function createStockRepository(
  prisma: PrismaClient,
  announce?: AnnounceStock,
): StockRepository {
  const findBalances: StockRepository['findBalances'] = (productIds) =>
    prisma.stockBalance.findMany({
      where: { productId: { in: [...productIds] } },
      select: { productId: true, available: true, revision: true },
    })
  return {
    findBalances,
    async findAvailable(productIds) {
      const rows = await findBalances(productIds)
      return new Map(rows.map(({ productId, available }) => [productId, available]))
    },

    findAllotment: (eventId) =>
      prisma.allotment.findUnique({
        where: { eventId },
        select: { eventId: true, productId: true, quantity: true, returned: true },
      }),

    async carve(request) {
      try {
        return await retryTransient(() =>
          transactStock(prisma, announce, (tx) => carveIn(tx, request)),
        )
      } catch (error) {
        if (isUniqueViolation(error)) return 'taken'
        throw error
      }
    },

    giveBack: (allotment, request) =>
      retryTransient(() =>
        transactStock(prisma, announce, (tx) => giveBackIn(tx, allotment, request)),
      ),
  }
}

async function carveIn(
  tx: Prisma.TransactionClient,
  { eventId, productId, quantity }: CarveRequest,
): Promise<'carved' | 'short'> {
  const balances = await lockBalances(tx, [productId])
  if ((balances.get(productId) ?? 0) < quantity) return 'short'
  const kind = 'ALLOTMENT_CARVED'
  const now = new Date()
  await writeMovements(
    tx,
    balances,
    [{ productId, delta: -quantity, kind, reference: eventId }],
    now,
  )
  await tx.allotment.create({ data: { eventId, productId, quantity, carvedAt: now } })
  return 'carved'
}

async function giveBackIn(
  tx: Prisma.TransactionClient,
  { eventId, productId }: Allotment,
  { quantity }: ReturnRequest,
): Promise<void> {
  const [row] = await tx.$queryRaw<{ returned: number | null }[]>`
    SELECT returned FROM allotment WHERE event_id = ${eventId} FOR UPDATE`
  const before = row?.returned ?? null
  if (before !== null && before >= quantity) return
  const now = new Date()
  await tx.allotment.updateMany({
    where: { eventId },
    data: { returned: quantity, ...(before === null && { closedAt: now }) },
  })
  const delta = quantity - (before ?? 0)
  if (delta === 0) return
  // A sale gives back in several parts, if orders are cancelled after its end: each total is one cause.
  const reference = `${eventId}/${quantity}`
  const balances = await lockBalances(tx, [productId])
  const kind = 'ALLOTMENT_RETURNED'
  await writeMovements(tx, balances, [{ productId, delta, kind, reference }], now)
}
