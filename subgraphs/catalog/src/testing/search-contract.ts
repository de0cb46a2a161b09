import { newId } from '@floodgate/platform/identifier'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { SearchFilter, SearchKey, SearchQuery } from '../domain/search.ts'
import type { SearchDocument, SearchIndex } from '../search/search-index.ts'

const NO_FILTER: SearchFilter = {
  categoryIds: null,
  inStock: null,
  minPrice: null,
  maxPrice: null,
  attributes: [],
}

/**
 * What every search index must do. Documents are told from those of other tests by a category of their own.
 * @param options.countsAllHits whether facets count what their own filter leaves out
 * @param options.settle called when the documents are in: what a server does in its own time, done at once
 */
export function testSearchIndex(
  name: string,
  open: () => Promise<SearchIndex>,
  {
    countsAllHits = true,
    settle,
  }: { countsAllHits?: boolean; settle?: () => Promise<unknown> } = {},
): void {
  describe(name, () => {
    const categoryId = newId('cat')
    const otherCategoryId = newId('cat')
    const names = [
      'Walnut desk lamp',
      'Brass lamp',
      'Smartphone 5G Kestrel',
      'Phone case',
      '海燕手机壳',
      'ワイヤレスイヤホン',
      '스마트폰 거치대',
      'Crème brûlée torch',
      'Bookshelf',
    ]
    const documents: SearchDocument[] = names.map((each, at) => ({
      productId: newId('prd'),
      name: each,
      description: at === 8 ? 'Holds books, and a lamp on its top.' : 'For the home.',
      categoryId: at % 2 === 0 ? categoryId : otherCategoryId,
      priceAmount: 1_000 * (at + 1),
      inStock: at !== 1,
      attributes: at < 2 ? { color: at === 0 ? 'brown' : 'gold', tags: ['light', `t${at}`] } : {},
      createdAt: new Date(1_700_000_000_000 + at),
    }))
    const nameOf = (productId: string) =>
      documents.find((document) => document.productId === productId)?.name
    let index: SearchIndex

    beforeAll(async () => {
      index = await open()
      await index.put(documents)
      await settle?.()
    })

    const ask = (
      overrides: Partial<Omit<SearchQuery, 'filter'>> & { filter?: Partial<SearchFilter> },
    ) =>
      index.search({
        text: '',
        sort: 'RELEVANCE',
        window: { size: 20, backwards: false, from: undefined },
        ...overrides,
        filter: { ...NO_FILTER, categoryIds: [categoryId, otherCategoryId], ...overrides.filter },
      })
    const found = async (text: string, filter: Partial<SearchFilter> = {}) =>
      (await ask({ text, filter })).hits.map(({ productId }) => nameOf(productId))
    const soon = (expectation: () => Promise<void>) =>
      vi.waitFor(expectation, { timeout: 1_000, interval: 30 })

    it.each([
      ['torch', ['Crème brûlée torch']],
      ['creme BRULEE', ['Crème brûlée torch']],
      ['desk walnut', ['Walnut desk lamp']],
      ['kest', ['Smartphone 5G Kestrel']],
      ['5g', ['Smartphone 5G Kestrel']],
      ['手机', ['海燕手机壳']],
      ['机壳', ['海燕手机壳']],
      ['海燕手机壳', ['海燕手机壳']],
      ['手壳', []],
      ['壳', ['海燕手机壳']],
      ['イヤホン', ['ワイヤレスイヤホン']],
      ['거치대', ['스마트폰 거치대']],
      ['lamp torch', []],
      ['books', ['Bookshelf']],
      ['"lamp" -brass +(', ['Brass lamp']],
    ])('finds by %s', async (text, expected) => {
      await soon(async () => expect(await found(text)).toEqual(expected))
    })

    it('finds a part of a word', async () => {
      await soon(async () => {
        expect(new Set(await found('phone'))).toEqual(
          new Set(['Phone case', 'Smartphone 5G Kestrel']),
        )
      })
    })

    it('ranks a match in the name above one in the description', async () => {
      await soon(async () => {
        const names = await found('lamp')
        expect(names).toHaveLength(3)
        expect(names.at(-1)).toBe('Bookshelf')
      })
    })

    it('filters, and counts each facet without its own filter', async () => {
      expect(await found('lamp', { inStock: true })).not.toContain('Brass lamp')
      expect(await found('lamp', { minPrice: 2_000, maxPrice: 8_999 })).toEqual(['Brass lamp'])
      expect(await found('lamp', { categoryIds: [] })).toEqual([])
      const gold = [{ name: 'color', values: ['gold', 'silver'] }]
      expect(await found('lamp', { attributes: gold })).toEqual(['Brass lamp'])
      expect(await found('lamp', { attributes: [{ name: 'tags', values: ['t0'] }] })).toEqual([
        'Walnut desk lamp',
      ])
      const { total, facets } = await ask({ text: 'lamp', filter: { attributes: gold } })
      expect(total).toBe(1)
      expect(facets.inStock).toBe(0)
      if (!countsAllHits) return
      expect(facets.attributes.find(({ name: each }) => each === 'color')?.values).toEqual([
        { value: 'brown', count: 1 },
        { value: 'gold', count: 1 },
      ])
      expect(facets.categories).toEqual([{ value: otherCategoryId, count: 1 }])
      expect(facets.prices).toEqual([{ value: { from: 1_000, to: 2_500 }, count: 1 }])
    })

    it.each(['RELEVANCE', 'NEWEST', 'PRICE_ASC', 'PRICE_DESC'] as const)(
      'walks all hits page by page, sorted by %s',
      async (sort) => {
        const whole = await ask({ text: 'lamp', sort })
        const walked: string[] = []
        for (let from: SearchKey | undefined; ;) {
          const window = { size: 1, backwards: false, from }
          const { hits, total } = await ask({ text: 'lamp', sort, window })
          expect(total).toBe(3)
          walked.push(hits[0]?.productId ?? '')
          if (hits.length <= 1) break
          from = hits[0]?.key
        }
        expect(walked).toEqual(whole.hits.map(({ productId }) => productId))
        const prices = walked.map(
          (id) => documents.find(({ productId }) => productId === id)?.priceAmount ?? 0,
        )
        if (sort === 'PRICE_ASC') expect(prices).toEqual(prices.toSorted((a, b) => a - b))
        if (sort === 'PRICE_DESC') expect(prices).toEqual(prices.toSorted((a, b) => b - a))
      },
    )

    it('corrects words that the shop does not have', async () => {
      expect(await index.correct('walnutt lamp')).toBe('walnut lamp')
      expect(await index.correct('walnut lamp')).toBeNull()
    })

    it('follows a change and a removal', async () => {
      const [first, second] = [newId('prd'), newId('prd')]
      const base = { ...documents[3], categoryId } as SearchDocument
      await index.put(
        [first, second].map((productId) => ({ ...base, productId, name: 'Ephemeral' })),
      )
      await soon(async () => expect((await ask({ text: 'ephemeral' })).total).toBe(2))
      await index.put([{ ...base, productId: first, name: 'Lasting thing' }])
      await soon(async () => expect((await ask({ text: 'ephemeral' })).total).toBe(1))
      await soon(async () => expect((await ask({ text: 'lasting' })).total).toBe(1))
      await index.remove([first, second])
      await soon(async () => expect((await ask({ text: 'lasting' })).total).toBe(0))
      await soon(async () => expect((await ask({ text: 'ephemeral' })).total).toBe(0))
    })

    it('has nothing for a text without words', async () => {
      expect(await ask({ text: ' !? ' })).toMatchObject({ hits: [], total: 0 })
    })
  })
}
