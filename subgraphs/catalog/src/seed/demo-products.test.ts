import { describe, expect, it } from 'vitest'
import { createDemoProducts } from './demo-products.ts'
import { CATEGORIES } from './vocabulary.ts'

const products = createDemoProducts()

const unique = (values: readonly string[]) => new Set(values).size

describe('the demo range', () => {
  it('has about 200 products, each of its own slug and name, in every category', () => {
    expect(products.length).toBeGreaterThanOrEqual(200)
    expect(unique(products.map(({ slug }) => slug))).toBe(products.length)
    expect(unique(products.map(({ name }) => name))).toBe(products.length)
    expect(unique(products.map(({ categorySlug }) => categorySlug))).toBe(CATEGORIES.length)
  })

  it('is the same at every run', () => {
    expect(createDemoProducts()).toEqual(products)
  })

  it('keeps slugs, prices and stock in their bounds', () => {
    for (const { slug, price, stock } of products) {
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(price).toBeGreaterThan(100)
      expect(stock).toBeGreaterThanOrEqual(50)
      expect(stock).toBeLessThanOrEqual(5_000)
    }
  })

  it.each([
    ['Chinese', /手机/],
    ['Japanese', /カメラ/],
    ['Korean', /이어폰/],
  ])('has %s names', (_language, pattern) => {
    expect(products.some(({ name }) => pattern.test(name))).toBe(true)
  })

  it('draws two different pictures of each product', () => {
    const images = products.flatMap((product) => product.images)
    expect(unique(images.map(({ file }) => file))).toBe(products.length * 2)
    expect(unique(images.map(({ svg }) => svg))).toBe(products.length * 2)
    for (const { svg } of images) expect(svg).toMatch(/^<svg [^>]+>.*<\/svg>\n$/)
  })
})
