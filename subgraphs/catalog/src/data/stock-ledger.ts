import { createHash } from 'node:crypto'
import { isUniqueViolation, retryTransient } from '@floodgate/platform/database'
import type { Page } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { newId } from '@floodgate/platform/identifier'
import { Prisma, type PrismaClient } from '#prisma'
import {
  type AdjustmentOutcome,
  type AdjustmentRequest,
  MAX_STOCK,
} from '../domain/stock-adjustment.ts'
import type { MovementKey, StockMovement } from '../domain/stock-movement.ts'
import { type AnnounceStock, transactStock } from './stock-changes.ts'
import { lockBalances, writeMovements } from './stock-movements.ts'

export interface StockLedger {
  /** Moves units as staff ask, with their ledger row; under the same key once. */
  adjust(request: AdjustmentRequest): Promise<AdjustmentOutcome>
  /** A product's movements, newest first, one more than `first` if there are more. */
  list(productId: string, page: Page<MovementKey>): Promise<StockMovement[]>
}

export function createStockLedger(prisma: PrismaClient, announce?: AnnounceStock): StockLedger {
  const adjustOnce = (request: AdjustmentRequest) =>
    retryTransient(() =>
      transactStock(prisma, announce, (tx) => adjustIn(tx, request), {
        isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
      }),
    )

  return {
    adjust: (request) =>
      adjustOnce(request).catch((error: unknown) => {
        // The key was taken at this moment, for another product: look again.
        if (isUniqueViolation(error, 'stock_adjustment_key')) return adjustOnce(request)
        throw error
      }),
    async list(productId, { first, after }) {
      const createdAt = after && new Date(after[0])
      const rows = await prisma.stockMovement.findMany({
        where: {
          productId,
          ...(createdAt && {
            createdAt: { lte: createdAt },
            NOT: { createdAt, id: { gte: after[1] } },
          }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: first + 1,
        include: { adjustment: { select: { reason: true } } },
      })
      return rows.map(({ adjustment, ...row }) => ({ ...row, reason: adjustment?.reason ?? null }))
    },
  }
}

async function adjustIn(
  tx: Prisma.TransactionClient,
  request: AdjustmentRequest,
): Promise<AdjustmentOutcome> {
  const { userId, productId, delta, reason, idempotencyKey } = request
  const balances = await lockOrCreateBalance(tx, productId)
  const available = balances.get(productId)
  if (available === undefined) return { kind: 'unknown-product' }
  const keyDigest = createHash('sha256').update(idempotencyKey).digest('hex')
  const earlier = await tx.stockAdjustment.findUnique({
    where: { userId_keyDigest: { userId, keyDigest } },
    include: { movement: true },
  })
  if (earlier) {
    const { movement } = earlier
    const same =
      movement.productId === productId && movement.delta === delta && earlier.reason === reason
    return same
      ? { kind: 'adjusted', productId, movement: { ...movement, reason } }
      : { kind: 'key-conflict' }
  }
  if (available + delta < 0) return { kind: 'short', available }
  if (available + delta > MAX_STOCK) {
    throw new AppError('BAD_USER_INPUT', `A product has at most ${MAX_STOCK} units.`)
  }
  const movement = { productId, delta, kind: 'ADJUSTED', reference: newId('adj') } as const
  const [row] = await writeMovements(tx, balances, [movement], new Date())
  if (!row) throw new Error('a movement was not recorded')
  await tx.stockAdjustment.create({ data: { movementId: row.id, userId, keyDigest, reason } })
  return { kind: 'adjusted', productId, movement: { ...row, reason } }
}

/** A product that never had stock gets its balance now; an unknown one has none. */
async function lockOrCreateBalance(tx: Prisma.TransactionClient, productId: string) {
  const balances = await lockBalances(tx, [productId])
  if (balances.size > 0) return balances
  await tx.$executeRaw`
    INSERT INTO stock_balance (product_id, available, updated_at)
    SELECT id, 0, NOW(3) FROM product WHERE id = ${productId}
    ON DUPLICATE KEY UPDATE product_id = stock_balance.product_id`
  return lockBalances(tx, [productId])
}
