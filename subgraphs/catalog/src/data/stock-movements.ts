import { AppError } from '@floodgate/platform/errors'
import { newId } from '@floodgate/platform/identifier'
import type { Prisma, StockMovementKind } from '#prisma'
import { tellChanges } from './outbox.ts'
import { noteChanges } from './stock-changes.ts'

/** Units that come to ordinary stock, or leave it (below zero). */
export interface Movement {
  readonly productId: string
  readonly delta: number
  readonly kind: StockMovementKind
  /** What caused it: each cause moves a product's stock once. */
  readonly reference: string
}

/** A movement as the ledger has it. */
export type RecordedMovement = Movement & {
  readonly id: string
  readonly availableAfter: number
  readonly createdAt: Date
}

/** Units of ordinary stock by product, under lock until the transaction ends. */
export type LockedBalances = ReadonlyMap<string, number>

// Lists travel as one JSON text: the statement is the same for every size, so that it is prepared once. The join's order
// is given, so that rows are locked in the order of the list.
const LOCK = `SELECT b.product_id AS productId, b.available
  FROM JSON_TABLE(?, '$[*]' COLUMNS (product_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t
  STRAIGHT_JOIN stock_balance AS b ON b.product_id = t.product_id FOR UPDATE`

const MOVE = `UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
    product_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$.productId', delta INT PATH '$.delta')) AS t
  STRAIGHT_JOIN stock_balance AS b ON b.product_id = t.product_id
  SET b.available = b.available + t.delta, b.revision = b.revision + 1, b.updated_at = ?
  WHERE b.available + t.delta >= 0`

const RECORD = `INSERT INTO stock_movement (id, product_id, kind, delta, available_after, reference, created_at)
  SELECT t.id, t.product_id, t.kind, t.delta, t.available_after, t.reference, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id CHAR(30) PATH '$.id', product_id CHAR(30) PATH '$.productId', kind VARCHAR(32) PATH '$.kind',
    delta INT PATH '$.delta', available_after INT PATH '$.availableAfter', reference VARCHAR(64) PATH '$.reference')) AS t`

/** Locks the balances of products, always in the order of their ids, so that nobody waits in a circle. */
export async function lockBalances(
  tx: Prisma.TransactionClient,
  productIds: Iterable<string>,
): Promise<LockedBalances> {
  const ids = JSON.stringify([...new Set(productIds)].sort())
  const rows = await tx.$queryRawUnsafe<{ productId: string; available: number }[]>(LOCK, ids)
  return new Map(rows.map(({ productId, available }) => [productId, available]))
}

/**
 * The one way in which stock changes: the balances and a ledger row for each movement, together. The caller has seen that
 * there is enough.
 * @throws AppError INTERNAL_SERVER_ERROR when a balance would fall below zero or does not exist
 */
export async function writeMovements(
  tx: Prisma.TransactionClient,
  balances: LockedBalances,
  movements: readonly Movement[],
  now: Date,
): Promise<RecordedMovement[]> {
  if (movements.length === 0) return []
  const current = new Map(balances)
  const rows = movements.map((movement) => {
    const availableAfter = (current.get(movement.productId) ?? 0) + movement.delta
    current.set(movement.productId, availableAfter)
    return { id: newId('mov'), ...movement, availableAfter, createdAt: now }
  })
  const products = [...new Set(movements.map(({ productId }) => productId))].sort()
  // Movements of one product may cancel each other out: the row is then left alone.
  const changes = products
    .map((productId) => ({
      productId,
      delta: (current.get(productId) ?? 0) - (balances.get(productId) ?? 0),
    }))
    .filter(({ delta }) => delta !== 0)
  const moved =
    changes.length === 0 ? 0 : await tx.$executeRawUnsafe(MOVE, JSON.stringify(changes), now)
  if (moved !== changes.length) {
    throw new AppError('INTERNAL_SERVER_ERROR', 'stock moved in spite of its lock')
  }
  await tx.$executeRawUnsafe(RECORD, now, JSON.stringify(rows))
  noteChanges(tx, balances, current)
  const turned = products.filter(
    (productId) => (balances.get(productId) ?? 0) > 0 !== (current.get(productId) ?? 0) > 0,
  )
  // The search index knows whether a product is in stock.
  if (turned.length > 0) await tellChanges(tx, { productIds: turned, lists: true })
  return rows
}
