import { expect, it } from 'vitest'
import { readLine } from './product-line.ts'

const good = {
  slug: 'desk-lamp',
  name: 'Desk lamp',
  price_amount: '1900',
  price_currency: 'EUR',
  category: 'lamps',
}

it('reads a product with all its fields, and with defaults', () => {
  expect(readLine({ ...good, stock: '5', status: 'DRAFT', attributes: '{"color":"red"}' })).toEqual(
    {
      ...{ slug: 'desk-lamp', variantOf: null, sku: null, name: 'Desk lamp', description: '' },
      ...{ priceAmount: 1_900, priceCurrency: 'EUR', categorySlug: 'lamps', status: 'DRAFT' },
      ...{ stock: 5, attributes: { color: 'red' } },
    },
  )
  expect(readLine(good)).toMatchObject({ status: 'ACTIVE', stock: 0, attributes: {} })
  const variant = { ...good, slug: '', category: '', variant_of: 'desk-lamp', sku: 'L-1' }
  expect(readLine(variant)).toMatchObject({ variantOf: 'desk-lamp', sku: 'L-1' })
})

it.each([
  [{ slug: '' }, 'slug'],
  [{ slug: 'Desk Lamp' }, 'slug'],
  [{ name: '' }, 'name'],
  [{ category: '' }, 'category'],
  [{ price_amount: '19.00' }, 'price_amount'],
  [{ price_amount: '-1' }, 'price_amount'],
  [{ price_currency: 'euro' }, 'currency'],
  [{ stock: '1e3' }, 'stock'],
  [{ status: 'SOLD' }, 'status'],
  [{ attributes: '[1]' }, 'attributes'],
  [{ attributes: '{"a":' }, 'attributes'],
  [{ attributes: '{"a":{}}' }, 'attribute'],
  [{ variant_of: 'x' }, 'sku'],
])('says what is wrong with %o', (fault, word) => {
  expect(readLine({ ...good, ...fault })).toContain(word)
})
