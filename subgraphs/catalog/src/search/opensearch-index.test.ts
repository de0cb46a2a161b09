import { expect, it, vi } from 'vitest'
import type { SearchQuery } from '../domain/search.ts'
import { createOpenSearchIndex } from './opensearch-index.ts'

// No server was at hand: requests and answers are held against the shapes of OpenSearch's documentation, at docs.opensearch.org
// under aggregations/bucket/terms, aggregations/bucket/range (whose `from` is included and whose `to` is not), api-reference/
// document-apis/bulk and search-plugins/searching-data/did-you-mean (the term suggester).

const query = (overrides: Partial<SearchQuery> = {}): SearchQuery => ({
  text: 'desk lamp',
  filter: {
    categoryIds: ['cat_1'],
    inStock: true,
    minPrice: 100,
    maxPrice: null,
    attributes: [{ name: 'color', values: ['red'] }],
  },
  sort: 'PRICE_ASC',
  window: { size: 2, backwards: false, from: ['PRICE_ASC', 100, 'prd_0'] },
  ...overrides,
})

function open(...answers: unknown[]) {
  const request =
    vi.fn<
      (options: {
        method: string
        path: string
        body?: unknown
        bulkBody?: unknown
      }) => Promise<unknown>
    >()
  for (const answer of [{ acknowledged: true }, ...answers]) request.mockResolvedValueOnce(answer)
  return { request, index: createOpenSearchIndex({ transport: { request }, name: 'p' }) }
}

it('asks for a page, and for facets each without its own filter', async () => {
  const { request, index } = open({
    hits: { total: { value: 0, relation: 'eq' }, hits: [] },
    aggregations: {},
  })
  await index.search(query())
  const body = request.mock.calls[1]?.[0].body
  expect(request.mock.calls[1]?.[0]).toMatchObject({ method: 'POST', path: '/p/_search' })
  expect(body).toMatchObject({
    size: 3,
    sort: [{ priceAmount: 'asc' }, { productId: 'asc' }],
    search_after: [100, 'prd_0'],
    post_filter: {
      bool: {
        filter: [
          { terms: { categoryId: ['cat_1'] } },
          { term: { inStock: true } },
          { range: { priceAmount: { gte: 100 } } },
          { terms: { attributes: ['color\u001fred'] } },
        ],
      },
    },
    aggs: {
      categories: {
        filter: {
          bool: {
            filter: [{ term: {} }, { range: {} }, { terms: { attributes: ['color\u001fred'] } }],
          },
        },
      },
      'attribute color': {
        filter: {
          bool: { filter: [{ terms: { categoryId: ['cat_1'] } }, { term: {} }, { range: {} }] },
        },
      },
    },
  })
})

it('reads hits and facets', async () => {
  const { index } = open({
    took: 3,
    hits: {
      total: { value: 2, relation: 'eq' },
      hits: [{ _index: 'p', _id: 'prd_1', _score: null, sort: [150, 'prd_1'] }],
    },
    aggregations: {
      categories: { doc_count: 2, counts: { buckets: [{ key: 'cat_1', doc_count: 2 }] } },
      prices: {
        doc_count: 2,
        counts: {
          buckets: [
            { key: '0.0-1000.0', from: 0, to: 1000, doc_count: 2 },
            { key: '1000.0-2500.0', from: 1000, to: 2500, doc_count: 0 },
          ],
        },
      },
      inStock: { doc_count: 2, counts: { doc_count: 1 } },
      attributes: {
        doc_count: 1,
        counts: {
          buckets: [
            { key: 'color\u001fred', doc_count: 1 },
            { key: 'size\u001fM', doc_count: 1 },
          ],
        },
      },
      'attribute color': {
        doc_count: 2,
        counts: {
          buckets: [
            { key: 'color\u001fred', doc_count: 1 },
            { key: 'color\u001fblue', doc_count: 1 },
          ],
        },
      },
    },
  })
  expect(await index.search(query())).toEqual({
    hits: [{ productId: 'prd_1', key: ['PRICE_ASC', 150, 'prd_1'] }],
    total: 2,
    facets: {
      categories: [{ value: 'cat_1', count: 2 }],
      prices: [{ value: { from: 0, to: 1_000 }, count: 2 }],
      attributes: [
        {
          name: 'color',
          values: [
            { value: 'blue', count: 1 },
            { value: 'red', count: 1 },
          ],
        },
        { name: 'size', values: [{ value: 'M', count: 1 }] },
      ],
      inStock: 1,
    },
  })
})

it('puts and removes in bulk, and tells a document that was refused', async () => {
  const document = {
    ...{ productId: 'prd_1', name: '手机 case', description: 'Good', categoryId: 'cat_1' },
    ...{ priceAmount: 1, inStock: true, attributes: { tags: ['a', 'b'] }, createdAt: new Date(5) },
  }
  const { request, index } = open(
    { errors: false, items: [{ index: { _id: 'prd_1', status: 201 } }] },
    { errors: false, items: [{ delete: { _id: 'prd_1', status: 404 } }] },
    {
      errors: true,
      items: [
        { index: { _id: 'prd_1', status: 400, error: { type: 'mapper_parsing_exception' } } },
      ],
    },
  )
  await index.put([document])
  expect(request.mock.calls[1]?.[0].bulkBody).toMatchObject([
    { index: { _id: 'prd_1' } },
    { name: 'q624bq673a q673a w_case', attributes: ['tags\u001fa', 'tags\u001fb'], createdAt: 5 },
  ])
  await index.remove(['prd_1'])
  await expect(index.put([document])).rejects.toThrow('mapper_parsing_exception')
})

it('corrects by the term suggester, and deletes by query', async () => {
  const { index } = open(
    {
      suggest: {
        spelling: [
          { text: 'lmap', offset: 0, length: 4, options: [{ text: 'lamp', score: 0.75, freq: 9 }] },
        ],
      },
    },
    { suggest: { spelling: [{ text: 'lamp', offset: 0, length: 4, options: [] }] } },
    { deleted: 4 },
  )
  expect(await index.correct('Lmap')).toBe('lamp')
  expect(await index.correct('lamp')).toBeNull()
  expect(await index.removeOlderThan(new Date(7))).toBe(4)
})
