import { isId } from '@floodgate/platform/identifier'

/** What a client asks for. */
export interface OrderLine {
  readonly productId: string
  readonly quantity: number
}

/** A line at the catalog's price. */
export interface PricedLine extends OrderLine {
  readonly productName: string
  /** Minor units of `currency`. */
  readonly unitAmount: number
  readonly currency: string
  /** Whose product it is; null for the shop's own. */
  readonly merchantId: string | null
}

/** A product as the catalog has it now. */
export interface CatalogProduct {
  readonly name: string
  readonly unitAmount: number
  readonly currency: string
  /** Units on the shelf. */
  readonly stock: number
  /** Null for the shop's own. */
  readonly merchantId: string | null
}

export type Products = ReadonlyMap<string, CatalogProduct>

/** A line that asks for more than there is. */
export interface ShortLine {
  readonly productId: string
  readonly requested: number
  readonly available: number
  /** The product was taken off sale. */
  readonly withdrawn?: boolean | undefined
}

/**
 * Where an ordinary order stands with its stock in the catalog: the saga's state.
 * - RESERVING: the order is written; whether it holds units is not known.
 * - RESERVED: it holds them, and may be paid.
 * - CONFIRMING, CONFIRMED: it is paid; the catalog is to be told, and was.
 * - RELEASING, RELEASED: it is cancelled or refunded; the catalog is to be told, and was.
 */
export type StockState =
  'RESERVING' | 'RESERVED' | 'CONFIRMING' | 'CONFIRMED' | 'RELEASING' | 'RELEASED'

/** A field of the input that can't be as it is. */
export interface FieldFault {
  /** Its path, such as `items.0.quantity`. */
  readonly field: string
  readonly message: string
}

export const MAX_ORDER_LINES = 50
export const MAX_LINE_QUANTITY = 999
/** What the columns and the graph hold. */
export const MAX_AMOUNT = 2_147_483_647

/** What is wrong with the lines that a client sent; empty when nothing is. */
export function findLineFaults(items: readonly OrderLine[]): FieldFault[] {
  if (items.length === 0) return [{ field: 'items', message: 'An order needs an item.' }]
  if (items.length > MAX_ORDER_LINES) {
    return [{ field: 'items', message: `An order has at most ${MAX_ORDER_LINES} items.` }]
  }
  return [...sumsOf(items)].flatMap(([productId, quantity]) => {
    const at = items.findIndex((item) => item.productId === productId)
    const isAmount = items.every((item) => item.productId !== productId || item.quantity >= 1)
    if (isAmount && quantity <= MAX_LINE_QUANTITY) return []
    const message = `A quantity is 1 to ${MAX_LINE_QUANTITY}.`
    return [{ field: `items.${at}.quantity`, message }]
  })
}

/** Each product once, in the order in which they were first named. */
export function mergeLines(items: readonly OrderLine[]): OrderLine[] {
  return [...sumsOf(items)].map(([productId, quantity]) => ({ productId, quantity }))
}

function sumsOf(items: readonly OrderLine[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { productId, quantity } of items) {
    sums.set(productId, (sums.get(productId) ?? 0) + quantity)
  }
  return sums
}

/** Ids that can be a product's; the catalog knows nothing of others. */
export function productIdsOf(lines: readonly OrderLine[]): string[] {
  return lines.map(({ productId }) => productId).filter((id) => isId('prd', id))
}

export interface PricedOrder {
  readonly lines: readonly PricedLine[]
  readonly totalAmount: number
  readonly currency: string
}

export type Pricing =
  | ({ readonly kind: 'priced' } & PricedOrder)
  | { readonly kind: 'product-unavailable'; readonly productIds: readonly string[] }
  | { readonly kind: 'insufficient-stock'; readonly lines: readonly ShortLine[] }
  | { readonly kind: 'mixed-currencies'; readonly currencies: readonly string[] }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldFault[] }

/**
 * What the lines cost, by the catalog alone. An order that can't be had is refused here already; that there is enough is
 * for the reservation to say.
 * @param lines each product once
 */
export function priceOrder(lines: readonly OrderLine[], products: Products): Pricing {
  const gone = lines.filter(({ productId }) => !products.has(productId))
  if (gone.length > 0) {
    return { kind: 'product-unavailable', productIds: gone.map(({ productId }) => productId) }
  }
  const short = lines.flatMap(({ productId, quantity }) => {
    const available = products.get(productId)?.stock ?? 0
    return quantity > available ? [{ productId, requested: quantity, available }] : []
  })
  if (short.length > 0) return { kind: 'insufficient-stock', lines: short }
  const priced = lines.flatMap((line) => {
    const product = products.get(line.productId)
    if (!product) return []
    const { name: productName, unitAmount, currency, merchantId } = product
    return [{ ...line, productName, unitAmount, currency, merchantId }]
  })
  const currencies = [...new Set(priced.map(({ currency }) => currency))]
  const [currency] = currencies
  if (currency === undefined || currencies.length > 1) {
    return { kind: 'mixed-currencies', currencies }
  }
  const totalAmount = totalOf(priced)
  if (totalAmount > MAX_AMOUNT) {
    return { kind: 'invalid', fields: [{ field: 'items', message: 'The total is too large.' }] }
  }
  return { kind: 'priced', lines: priced, totalAmount, currency }
}

function totalOf(lines: readonly Pick<PricedLine, 'unitAmount' | 'quantity'>[]): number {
  return lines.reduce((sum, { unitAmount, quantity }) => sum + unitAmount * quantity, 0)
}
