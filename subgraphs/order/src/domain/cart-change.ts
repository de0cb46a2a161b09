import { type Cart, type CartLine, findCartFault } from './cart.ts'
import {
  type CatalogProduct,
  MAX_LINE_QUANTITY,
  type OrderLine,
  type Products,
} from './place-order.ts'

/** What a change makes of a cart, or why it can't be made. */
export type CartChange =
  | {
      readonly kind: 'edit'
      readonly written: readonly CartLine[]
      readonly deleted: readonly string[]
    }
  | CartRefusal

export type CartRefusal =
  | { readonly kind: 'product-unavailable'; readonly productIds: readonly string[] }
  | { readonly kind: 'line-not-found' }
  | { readonly kind: 'limit-exceeded'; readonly reason: string }
  | { readonly kind: 'key-conflict' }

/** Adds units to a line, or a line. */
export function addLine(
  cart: Cart,
  { productId, quantity }: OrderLine,
  products: Products,
): CartChange {
  const product = products.get(productId)
  if (!product) return { kind: 'product-unavailable', productIds: [productId] }
  return write(cart, [toLine(productId, quantityOf(cart, productId) + quantity, product)])
}

/** Sets a line's quantity, and takes today's price as seen. */
export function changeLine(
  cart: Cart,
  { productId, quantity }: OrderLine,
  products: Products,
): CartChange {
  if (quantityOf(cart, productId) === 0) return { kind: 'line-not-found' }
  const product = products.get(productId)
  if (!product) return { kind: 'product-unavailable', productIds: [productId] }
  return write(cart, [toLine(productId, quantity, product)])
}

/**
 * Adds the lines of another cart of the same person. Products that are gone are left out, and no line gets more units
 * than a line may have: a cart filled before logging in must not stop anybody from logging in.
 */
export function mergeLinesInto(
  cart: Cart,
  items: readonly OrderLine[],
  products: Products,
): CartChange {
  const lines = items.flatMap(({ productId, quantity }) => {
    const product = products.get(productId)
    const sum = Math.min(quantityOf(cart, productId) + quantity, MAX_LINE_QUANTITY)
    return product ? [toLine(productId, sum, product)] : []
  })
  return write(cart, lines)
}

export function removeLines({ lines }: Cart, productIds?: readonly string[]): CartChange {
  const deleted = productIds ?? lines.map(({ productId }) => productId)
  return { kind: 'edit', written: [], deleted }
}

function write(cart: Cart, written: readonly CartLine[]): CartChange {
  const all = [...cart.lines, ...written]
  const fault = findCartFault(new Map(all.map(({ productId, quantity }) => [productId, quantity])))
  return fault === null
    ? { kind: 'edit', written, deleted: [] }
    : { kind: 'limit-exceeded', reason: fault }
}

function quantityOf({ lines }: Cart, productId: string): number {
  return lines.find((line) => line.productId === productId)?.quantity ?? 0
}

function toLine(productId: string, quantity: number, product: CatalogProduct): CartLine {
  const { name: productName, unitAmount: seenAmount, currency: seenCurrency } = product
  return { productId, productName, quantity, seenAmount, seenCurrency }
}
