import {
  type CatalogProduct,
  MAX_AMOUNT,
  MAX_LINE_QUANTITY,
  MAX_ORDER_LINES,
  type Products,
} from './place-order.ts'

/** A line as its owner left it. */
export interface CartLine {
  readonly productId: string
  readonly productName: string
  readonly quantity: number
  /** The price when the line was last changed, in minor units. */
  readonly seenAmount: number
  readonly seenCurrency: string
}

export interface Cart {
  /** Grows by one with every change; 0 for one that never was. */
  readonly version: number
  /** The oldest first. */
  readonly lines: readonly CartLine[]
}

/** Why a line can't be bought as it stands, or costs something else. */
export type CartLineProblem =
  | { readonly kind: 'price-changed'; readonly before: Price; readonly now: Price }
  | { readonly kind: 'out-of-stock'; readonly available: number }
  | { readonly kind: 'product-unavailable' }

export interface Price {
  readonly amount: number
  readonly currency: string
}

export interface CheckedLine {
  readonly productId: string
  readonly productName: string
  readonly quantity: number
  /** As the catalog has it now; null when the product is gone. */
  readonly price: Price | null
  readonly problems: readonly CartLineProblem[]
}

export interface CheckedCart {
  readonly version: number
  readonly lines: readonly CheckedLine[]
  /** Of the lines whose product is there; null when there are none, their currencies differ, or no order could be so large. */
  readonly total: Price | null
}

/** The cart at today's prices, with what is wrong with each line. */
export function checkCart({ version, lines }: Cart, products: Products): CheckedCart {
  const checked = lines.map((line) => checkLine(line, products.get(line.productId)))
  return { version, lines: checked, total: totalOf(checked) }
}

function checkLine(line: CartLine, product: CatalogProduct | undefined): CheckedLine {
  const { productId, productName, quantity, seenAmount, seenCurrency } = line
  if (!product) {
    const problems = [{ kind: 'product-unavailable' }] as const
    return { productId, productName, quantity, price: null, problems }
  }
  const before = { amount: seenAmount, currency: seenCurrency }
  const now = { amount: product.unitAmount, currency: product.currency }
  const changed = before.amount !== now.amount || before.currency !== now.currency
  const problems = [
    ...(changed ? [{ kind: 'price-changed', before, now } as const] : []),
    ...(quantity > product.stock
      ? [{ kind: 'out-of-stock', available: product.stock } as const]
      : []),
  ]
  return { productId, productName: product.name, quantity, price: now, problems }
}

function totalOf(lines: readonly CheckedLine[]): Price | null {
  const prices = lines.flatMap(({ price, quantity }) =>
    price ? [{ amount: price.amount * quantity, currency: price.currency }] : [],
  )
  const [first] = prices
  if (!first || prices.some(({ currency }) => currency !== first.currency)) return null
  const amount = prices.reduce((sum, price) => sum + price.amount, 0)
  return amount <= MAX_AMOUNT ? { amount, currency: first.currency } : null
}

/** Why a cart can't be so large; null when it can. What one may put in a cart, one may order. */
export function findCartFault(quantities: ReadonlyMap<string, number>): string | null {
  if (quantities.size > MAX_ORDER_LINES) return `A cart has at most ${MAX_ORDER_LINES} lines.`
  const tooMany = [...quantities.values()].some((quantity) => quantity > MAX_LINE_QUANTITY)
  return tooMany ? `A line has at most ${MAX_LINE_QUANTITY} units.` : null
}
