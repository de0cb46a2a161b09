import { type CartLine as CartLineRow, Prisma, type PrismaClient } from '#prisma'
import type { Cart, CartLine } from '../domain/cart.ts'
import type { Transaction } from './transaction.ts'

/** A client's cart; an empty one when there is none. */
export async function findCart(prisma: PrismaClient | Transaction, userId: string): Promise<Cart> {
  const row = await prisma.cart.findUnique({
    where: { userId },
    include: { lines: { orderBy: [{ addedAt: 'asc' }, { productId: 'asc' }] } },
  })
  return row ? { version: row.version, lines: row.lines.map(toLine) } : { version: 0, lines: [] }
}

function toLine({
  productId,
  productName,
  quantity,
  seenAmount,
  seenCurrency,
}: CartLineRow): CartLine {
  return { productId, productName, quantity, seenAmount, seenCurrency }
}

/** One change of a cart at a time: the rest of them wait here. */
export async function lockCart(tx: Transaction, userId: string, now: Date): Promise<Cart> {
  await tx.$executeRaw`
    INSERT INTO cart (user_id, version, updated_at) VALUES (${userId}, 0, ${now})
    ON DUPLICATE KEY UPDATE version = version + 0`
  return findCart(tx, userId)
}

export async function bumpCart(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE cart SET version = version + 1, updated_at = ${now} WHERE user_id = ${userId}`
}

export async function writeLines(
  tx: Transaction,
  userId: string,
  lines: readonly CartLine[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(
    ({ productId, productName, quantity, seenAmount, seenCurrency }) =>
      Prisma.sql`(${userId}, ${productId}, ${productName}, ${quantity}, ${seenAmount}, ${seenCurrency}, ${now})`,
  )
  // What was in the cart keeps its place.
  await tx.$executeRaw`
    INSERT INTO cart_line (user_id, product_id, product_name, quantity, seen_amount, seen_currency, added_at)
    VALUES ${Prisma.join(rows)}
    ON DUPLICATE KEY UPDATE product_name = VALUES(product_name), quantity = VALUES(quantity),
      seen_amount = VALUES(seen_amount), seen_currency = VALUES(seen_currency)`
}

export async function deleteLines(
  tx: Transaction,
  userId: string,
  productIds: readonly string[],
): Promise<void> {
  await tx.cartLine.deleteMany({ where: { userId, productId: { in: [...productIds] } } })
}

/** Takes what the orders hold out of their owners' carts; what was added meanwhile stays. */
export async function takeOrderedLines(
  tx: Transaction,
  orderIds: readonly string[],
  now: Date,
): Promise<void> {
  const ids = Prisma.join([...orderIds])
  const ordered = Prisma.sql`FROM orders AS o
    STRAIGHT_JOIN order_item AS i ON i.order_id = o.id
    STRAIGHT_JOIN cart_line AS l ON l.user_id = o.user_id AND l.product_id = i.product_id`
  await tx.$executeRaw`
    UPDATE orders AS o STRAIGHT_JOIN cart AS c ON c.user_id = o.user_id
    SET c.version = c.version + 1, c.updated_at = ${now} WHERE o.id IN (${ids})`
  await tx.$executeRaw`DELETE l ${ordered} WHERE o.id IN (${ids}) AND l.quantity <= i.quantity`
  await tx.$executeRaw`
    UPDATE orders AS o
    STRAIGHT_JOIN order_item AS i ON i.order_id = o.id
    STRAIGHT_JOIN cart_line AS l ON l.user_id = o.user_id AND l.product_id = i.product_id
    SET l.quantity = l.quantity - i.quantity WHERE o.id IN (${ids})`
}

/** The digest of what a client sent under this key before; null for a new key. */
export async function findCartKey(
  tx: Transaction,
  userId: string,
  keyDigest: string,
): Promise<string | null> {
  const where = { userId_keyDigest: { userId, keyDigest } }
  return (await tx.cartChange.findUnique({ where }))?.inputDigest ?? null
}

export async function insertCartKey(
  tx: Transaction,
  key: Record<'userId' | 'keyDigest' | 'inputDigest', string>,
  now: Date,
): Promise<void> {
  await tx.cartChange.create({ data: { ...key, createdAt: now } })
}

/** Forgets keys that no client repeats any more. */
export async function deleteCartKeysBefore(
  prisma: PrismaClient,
  time: Date,
  limit: number,
): Promise<number> {
  return prisma.$executeRaw`DELETE FROM cart_change WHERE created_at < ${time} LIMIT ${limit}`
}
