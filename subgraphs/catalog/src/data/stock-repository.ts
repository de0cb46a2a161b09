import { isUniqueViolation, retryTransient } from '@floodgate/platform/database'
import { AppError } from '@floodgate/platform/errors'
import { newId } from '@floodgate/platform/identifier'
import { type Prisma, type PrismaClient, type StockMovementKind } from '#prisma'
import { type Allotment, type CarveRequest, type ReturnRequest } from '../domain/allotment.ts'

export interface StockRepository {
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

export function createStockRepository(prisma: PrismaClient): StockRepository {
  return {
    async findAvailable(productIds) {
      const rows = await prisma.stockBalance.findMany({
        where: { productId: { in: [...productIds] } },
        select: { productId: true, available: true },
      })
      return new Map(rows.map(({ productId, available }) => [productId, available]))
    },

    findAllotment: (eventId) =>
      prisma.allotment.findUnique({
        where: { eventId },
        select: { eventId: true, productId: true, quantity: true, returned: true },
      }),

    async carve(request) {
      try {
        return await retryTransient(() => prisma.$transaction((tx) => carveIn(tx, request)))
      } catch (error) {
        if (isUniqueViolation(error)) return 'taken'
        throw error
      }
    },

    giveBack: (allotment, request) =>
      retryTransient(() => prisma.$transaction((tx) => giveBackIn(tx, allotment, request))),
  }
}

async function carveIn(
  tx: Prisma.TransactionClient,
  { eventId, productId, quantity }: CarveRequest,
): Promise<'carved' | 'short'> {
  const moved = await moveStock(tx, {
    productId,
    delta: -quantity,
    kind: 'ALLOTMENT_CARVED',
    reference: eventId,
  })
  if (!moved) return 'short'
  await tx.allotment.create({ data: { eventId, productId, quantity, carvedAt: new Date() } })
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
  await tx.allotment.updateMany({
    where: { eventId },
    data: { returned: quantity, ...(before === null && { closedAt: new Date() }) },
  })
  const delta = quantity - (before ?? 0)
  if (delta === 0) return
  // A sale gives back in several parts, if orders are cancelled after its end: each total is one cause.
  const reference = `${eventId}/${quantity}`
  const moved = await moveStock(tx, { productId, delta, kind: 'ALLOTMENT_RETURNED', reference })
  if (!moved) throw new AppError('INTERNAL_SERVER_ERROR', `${productId} has no stock balance`)
}

interface Movement {
  readonly productId: string
  readonly delta: number
  readonly kind: StockMovementKind
  readonly reference: string
}

/** The one way in which stock changes: the balance, never below zero, and its ledger row together. */
async function moveStock(tx: Prisma.TransactionClient, movement: Movement): Promise<boolean> {
  const { productId, delta } = movement
  const now = new Date()
  const { count } = await tx.stockBalance.updateMany({
    where: { productId, available: { gte: -delta } },
    data: { available: { increment: delta }, updatedAt: now },
  })
  if (count === 0) return false
  const { available } = await tx.stockBalance.findUniqueOrThrow({ where: { productId } })
  await tx.stockMovement.create({
    data: { id: newId('mov'), ...movement, availableAfter: available, createdAt: now },
  })
  return true
}
