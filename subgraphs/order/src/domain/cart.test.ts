import { describe, expect, it } from 'vitest'
import { type CartLine, checkCart, findCartFault } from './cart.ts'
import { MAX_LINE_QUANTITY, MAX_ORDER_LINES, type Products } from './place-order.ts'

const line = (productId: string, changes: Partial<CartLine> = {}): CartLine => ({
  productId,
  productName: 'As it was',
  quantity: 2,
  seenAmount: 500,
  seenCurrency: 'EUR',
  ...changes,
})
const product = { name: 'Lamp', unitAmount: 500, currency: 'EUR', stock: 2, merchantId: null }
const products: Products = new Map([
  ['lamp', product],
  ['import', { ...product, currency: 'USD' }],
  ['palace', { ...product, unitAmount: 2_000_000_000 }],
])
const check = (...lines: CartLine[]) => checkCart({ version: 3, lines }, products)

describe('checkCart', () => {
  it("shows the catalog's name and price", () => {
    expect(check(line('lamp'))).toEqual({
      version: 3,
      lines: [
        {
          productId: 'lamp',
          productName: 'Lamp',
          quantity: 2,
          price: { amount: 500, currency: 'EUR' },
          problems: [],
        },
      ],
      total: { amount: 1_000, currency: 'EUR' },
    })
  })

  it('names every problem of a line', () => {
    const [checked] = check(line('lamp', { quantity: 3, seenAmount: 400 })).lines
    expect(checked?.problems).toEqual([
      {
        kind: 'price-changed',
        before: { amount: 400, currency: 'EUR' },
        now: { amount: 500, currency: 'EUR' },
      },
      { kind: 'out-of-stock', available: 2 },
    ])
  })

  it('keeps a line whose product is gone, and leaves it out of the total', () => {
    const { lines, total } = check(line('gone'), line('lamp'))
    expect(lines[0]).toMatchObject({
      productName: 'As it was',
      price: null,
      problems: [{ kind: 'product-unavailable' }],
    })
    expect(total).toEqual({ amount: 1_000, currency: 'EUR' })
  })

  it('has no total for nothing, for two currencies, or for more than an order may cost', () => {
    expect(check().total).toBeNull()
    expect(check(line('gone')).total).toBeNull()
    expect(check(line('lamp'), line('import')).total).toBeNull()
    expect(check(line('palace')).total).toBeNull()
  })
})

describe('findCartFault', () => {
  it('bounds lines and quantities as an order does', () => {
    const full = new Map(Array.from({ length: MAX_ORDER_LINES }, (_, at) => [`p${at}`, 1]))
    expect(findCartFault(full)).toBeNull()
    expect(findCartFault(new Map([...full, ['one more', 1]]))).not.toBeNull()
    expect(findCartFault(new Map([['lamp', MAX_LINE_QUANTITY]]))).toBeNull()
    expect(findCartFault(new Map([['lamp', MAX_LINE_QUANTITY + 1]]))).not.toBeNull()
  })
})
