import type { PrismaClient } from '#prisma'
import {
  bumpCart,
  deleteLines,
  findCart,
  findCartKey,
  insertCartKey,
  lockCart,
  writeLines,
} from '../data/cart.ts'
import type { Catalog } from '../data/place-order-catalog.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { type Cart, type CheckedCart, checkCart } from '../domain/cart.ts'
import {
  addLine,
  type CartChange,
  type CartRefusal,
  changeLine,
  mergeLinesInto,
  removeLines,
} from '../domain/cart-change.ts'
import { mergeLines, type OrderLine, productIdsOf } from '../domain/place-order.ts'
import { digestOf } from './place-order-digest.ts'

export type CartOutcome = { readonly kind: 'changed'; readonly cart: CheckedCart } | CartRefusal

/**
 * One cart an account. Every answer shows it at the catalog's prices of this moment; all throw AppError UNAVAILABLE when
 * the catalog is out of reach.
 */
export interface CartService {
  read(userId: string): Promise<CheckedCart>
  /** Adds units to a line, or a line. The same key adds once. */
  add(userId: string, item: OrderLine, idempotencyKey: string): Promise<CartOutcome>
  /** Sets a line's quantity, and takes today's price as seen. */
  change(userId: string, item: OrderLine): Promise<CartOutcome>
  /** A line that is not there is removed already. */
  remove(userId: string, productId: string): Promise<CartOutcome>
  clear(userId: string): Promise<CartOutcome>
  /** Adds the cart that its owner filled before logging in. The same key adds once. */
  merge(userId: string, items: readonly OrderLine[], idempotencyKey: string): Promise<CartOutcome>
}

interface Key {
  readonly keyDigest: string
  readonly inputDigest: string
}

const keyOf = (idempotencyKey: string, input: unknown): Key => ({
  keyDigest: digestOf(idempotencyKey),
  inputDigest: digestOf(JSON.stringify(input)),
})

export function createCartService(deps: {
  readonly prisma: PrismaClient
  readonly catalog: Catalog
  readonly now: () => Date
}): CartService {
  const { prisma, catalog, now } = deps

  const show = async (cart: Cart): Promise<CheckedCart> =>
    checkCart(cart, await catalog.products(productIdsOf(cart.lines)))

  async function change(
    userId: string,
    decide: (cart: Cart) => CartChange,
    key: Key | null = null,
  ): Promise<CartOutcome> {
    const refusal = await inTransaction(prisma, (tx) => edit(tx, userId, decide, key, now()))
    return refusal ?? { kind: 'changed', cart: await show(await findCart(prisma, userId)) }
  }

  return {
    read: async (userId) => show(await findCart(prisma, userId)),
    async add(userId, item, idempotencyKey) {
      const products = await catalog.products(productIdsOf([item]))
      const key = keyOf(idempotencyKey, ['add', item.productId, item.quantity])
      return change(userId, (cart) => addLine(cart, item, products), key)
    },
    async change(userId, item) {
      const products = await catalog.products(productIdsOf([item]))
      return change(userId, (cart) => changeLine(cart, item, products))
    },
    remove: (userId, productId) => change(userId, (cart) => removeLines(cart, [productId])),
    clear: (userId) => change(userId, (cart) => removeLines(cart)),
    async merge(userId, items, idempotencyKey) {
      const lines = mergeLines(items)
      const products = await catalog.products(productIdsOf(lines))
      const input = lines.map(({ productId, quantity }) => [productId, quantity])
      const key = keyOf(idempotencyKey, ['merge', input])
      return change(userId, (cart) => mergeLinesInto(cart, lines, products), key)
    },
  }
}

/** @returns why nothing was changed; null when it was, now or under the same key before */
async function edit(
  tx: Transaction,
  userId: string,
  decide: (cart: Cart) => CartChange,
  key: Key | null,
  now: Date,
): Promise<CartRefusal | null> {
  const cart = await lockCart(tx, userId, now)
  const earlier = key && (await findCartKey(tx, userId, key.keyDigest))
  if (earlier !== null) return earlier === key?.inputDigest ? null : { kind: 'key-conflict' }
  const decision = decide(cart)
  if (decision.kind !== 'edit') return decision
  if (key) await insertCartKey(tx, { userId, ...key }, now)
  if (decision.deleted.length > 0) await deleteLines(tx, userId, decision.deleted)
  await writeLines(tx, userId, decision.written, now)
  await bumpCart(tx, userId, now)
  return null
}
