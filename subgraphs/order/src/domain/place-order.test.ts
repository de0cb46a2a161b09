import { describe, expect, it } from 'vitest'
import {
  findLineFaults,
  MAX_LINE_QUANTITY,
  MAX_ORDER_LINES,
  mergeLines,
  priceOrder,
  type Products,
} from './place-order.ts'

const line = (productId: string, quantity = 1) => ({ productId, quantity })
const euros = { name: 'Lamp', unitAmount: 4_990, currency: 'EUR', stock: 5, merchantId: null }
const products: Products = new Map([
  ['lamp', euros],
  ['desk', { ...euros, name: 'Desk', unitAmount: 100, stock: 1 }],
  ['import', { ...euros, currency: 'USD' }],
  ['palace', { ...euros, unitAmount: 2_000_000_000 }],
])

describe('the lines of an order', () => {
  it('are 1 to 50, each of 1 to 999 units, however often a product is named', () => {
    expect(findLineFaults([line('lamp'), line('desk', MAX_LINE_QUANTITY)])).toEqual([])
    expect(findLineFaults([])).toMatchObject([{ field: 'items' }])
    const many = Array.from({ length: MAX_ORDER_LINES + 1 }, (_, at) => line(`p${at}`))
    expect(findLineFaults(many)).toMatchObject([{ field: 'items' }])
    expect(findLineFaults([line('lamp'), line('desk', 0)])).toMatchObject([
      { field: 'items.1.quantity' },
    ])
    expect(findLineFaults([line('lamp', 5), line('lamp', -4)])).toHaveLength(1)
    expect(findLineFaults([line('lamp', MAX_LINE_QUANTITY), line('lamp')])).toHaveLength(1)
  })

  it('are merged by product', () => {
    expect(mergeLines([line('desk'), line('lamp', 2), line('desk', 3)])).toEqual([
      line('desk', 4),
      line('lamp', 2),
    ])
  })
})

describe('priceOrder', () => {
  it('takes names and prices from the catalog', () => {
    expect(priceOrder([line('lamp', 2), line('desk')], products)).toEqual({
      kind: 'priced',
      lines: [
        {
          ...line('lamp', 2),
          productName: 'Lamp',
          unitAmount: 4_990,
          currency: 'EUR',
          merchantId: null,
        },
        {
          ...line('desk'),
          productName: 'Desk',
          unitAmount: 100,
          currency: 'EUR',
          merchantId: null,
        },
      ],
      totalAmount: 10_080,
      currency: 'EUR',
    })
  })

  it('names products that are gone, and those of which there is too little', () => {
    expect(priceOrder([line('lamp'), line('gone')], products)).toEqual({
      kind: 'product-unavailable',
      productIds: ['gone'],
    })
    expect(priceOrder([line('lamp'), line('desk', 2)], products)).toEqual({
      kind: 'insufficient-stock',
      lines: [{ productId: 'desk', requested: 2, available: 1 }],
    })
  })

  it('refuses two currencies in one order, and a total that no column holds', () => {
    expect(priceOrder([line('lamp'), line('import')], products)).toEqual({
      kind: 'mixed-currencies',
      currencies: ['EUR', 'USD'],
    })
    expect(priceOrder([line('palace', 2)], products)).toMatchObject({ kind: 'invalid' })
  })
})
