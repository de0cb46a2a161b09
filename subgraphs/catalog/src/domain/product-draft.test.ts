import { expect, it } from 'vitest'
import { findFieldFault, toAttributes } from './product-draft.ts'

it.each([
  {},
  { slug: 'a-lamp-2', name: '手机壳', sku: 'LAMP.2_b-1', price: { amount: 0, currency: 'EUR' } },
  { attributes: { color: 'red', sizes: ['S', 'M'], watts: 7.5, dimmable: true }, stock: 0 },
])('takes %o', (fields) => {
  expect(findFieldFault(fields)).toBeNull()
})

it.each([
  { slug: 'Lamp' },
  { slug: 'a--b' },
  { slug: '-a' },
  { slug: 'a'.repeat(161) },
  { name: '  ' },
  { name: 'x'.repeat(201) },
  { description: '机'.repeat(20_001) },
  { price: { amount: -1, currency: 'EUR' } },
  { price: { amount: 2 ** 31, currency: 'EUR' } },
  { price: { amount: 1, currency: 'euro' } },
  { sku: ' a' },
  { stock: -1 },
  { stock: 1.5 },
  { idempotencyKey: '' },
  { attributes: { '': 'x' } },
  { attributes: { color: null } },
  { attributes: { color: { deep: true } } },
  { attributes: { watts: Number.NaN } },
  { attributes: { sizes: ['S', 3] } },
  { attributes: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`a${at}`, 1])) },
])('refuses %o', (fields) => {
  expect(findFieldFault(fields)).toMatch(/./)
})

it('keeps attributes as they are', () => {
  const attributes = { color: 'red', sizes: ['S'], watts: 1, dimmable: false }
  expect(toAttributes(attributes)).toEqual(attributes)
})
