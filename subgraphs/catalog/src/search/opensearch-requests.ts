import {
  BAND_STARTS,
  MAX_FACET_VALUES,
  MAX_FACETS,
  PRICE_BANDS,
  type SearchFacets,
  type SearchFilter,
  type SearchKey,
  type SearchQuery,
  type SearchResult,
  type SearchSort,
} from '../domain/search.ts'
import type { Attributes } from '../domain/product.ts'
import type { SearchDocument } from './search-index.ts'
import { segmentsOf, tokensOf } from './tokens.ts'

// The tokens are our own, as in the database's index, so that both find the same: the server splits them at spaces.

export const MAPPINGS = {
  dynamic: false,
  properties: {
    name: { type: 'text', analyzer: 'whitespace' },
    text: { type: 'text', analyzer: 'whitespace' },
    words: { type: 'wildcard' },
    categoryId: { type: 'keyword' },
    priceAmount: { type: 'integer' },
    inStock: { type: 'boolean' },
    attributes: { type: 'keyword' },
    attributeNames: { type: 'keyword' },
    productId: { type: 'keyword' },
    createdAt: { type: 'long' },
    indexedAt: { type: 'long' },
    spelling: { type: 'text', analyzer: 'simple' },
  },
} as const

/** Between an attribute's name and its value. */
const SEPARATOR = '\u001f'

export function toSource(document: SearchDocument, now: Date) {
  const { productId, name, description, categoryId, priceAmount, inStock, createdAt } = document
  const pairs = attributePairs(document.attributes)
  const texts = [...pairs.map(({ value }) => value), description]
  const all = [name, ...texts].join(' ')
  const words = segmentsOf(all).flatMap((each) => (each.kind === 'word' ? [each.word] : []))
  return {
    ...{ productId, categoryId, priceAmount, inStock },
    name: tokensOf(name).join(' '),
    text: texts.flatMap(tokensOf).join(' '),
    words: [...new Set(words)],
    spelling: words.join(' '),
    attributes: pairs.map((pair) => `${pair.name}${SEPARATOR}${pair.value}`),
    attributeNames: Object.keys(document.attributes),
    createdAt: createdAt.getTime(),
    indexedAt: now.getTime(),
  }
}

function attributePairs(attributes: Attributes): { name: string; value: string }[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    (typeof value === 'object' ? value : [String(value)]).map((each) => ({ name, value: each })),
  )
}

type Clause = Readonly<Record<string, unknown>>

/** @returns null for a text that has nothing to search for */
function textClauses(text: string): Clause[] | null {
  const clauses = segmentsOf(text).map((segment): Clause => {
    if (segment.kind === 'dense' && segment.characters.length === 1) {
      const prefix = `q${(segment.characters[0]?.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
      return anyOf([{ prefix: { name: prefix } }, { prefix: { text: prefix } }])
    }
    if (segment.kind === 'dense') {
      const pairs = tokensOf(segment.characters.join('')).slice(0, -1).join(' ')
      return {
        multi_match: {
          query: pairs,
          fields: ['name^3', 'text'],
          type: 'phrase',
          analyzer: 'whitespace',
        },
      }
    }
    const [token = ''] = tokensOf(segment.word)
    const exact = {
      multi_match: { query: token, fields: ['name^3', 'text'], analyzer: 'whitespace' },
    }
    const part = {
      wildcard: {
        words: { value: segment.word.length < 3 ? `${segment.word}*` : `*${segment.word}*` },
      },
    }
    return anyOf([exact, part])
  })
  return clauses.length === 0 ? null : clauses
}

const anyOf = (should: readonly Clause[]): Clause => ({
  bool: { should, minimum_should_match: 1 },
})

/** By the facet that each belongs to. */
function filterClauses(filter: SearchFilter): ReadonlyMap<string, Clause> {
  const { categoryIds, inStock, minPrice, maxPrice, attributes } = filter
  const clauses = new Map<string, Clause>()
  if (categoryIds !== null) clauses.set('categories', { terms: { categoryId: categoryIds } })
  if (inStock !== null) clauses.set('inStock', { term: { inStock } })
  if (minPrice !== null || maxPrice !== null) {
    const range = {
      ...(minPrice !== null && { gte: minPrice }),
      ...(maxPrice !== null && { lte: maxPrice }),
    }
    clauses.set('prices', { range: { priceAmount: range } })
  }
  for (const { name, values } of attributes) {
    const pairs = values.map((value) => `${name}${SEPARATOR}${value}`)
    clauses.set(`attribute ${name}`, { terms: { attributes: pairs } })
  }
  return clauses
}

const SORTS: Readonly<Record<SearchSort, readonly Clause[]>> = {
  RELEVANCE: [{ _score: 'desc' }, { productId: 'desc' }],
  NEWEST: [{ createdAt: 'desc' }, { productId: 'desc' }],
  PRICE_ASC: [{ priceAmount: 'asc' }, { productId: 'asc' }],
  PRICE_DESC: [{ priceAmount: 'desc' }, { productId: 'desc' }],
}

/** Filters come after the facets are counted, each of which is counted under all filters but its own. */
export function toSearchBody({ text, filter, sort, window }: SearchQuery) {
  const must = textClauses(text)
  if (must === null) return null
  const clauses = filterClauses(filter)
  const without = (facet: string) => ({
    bool: { filter: [...clauses].filter(([name]) => name !== facet).map(([, clause]) => clause) },
  })
  const facet = (name: string, counts: Clause) => ({
    filter: without(name),
    aggs: { counts },
  })
  const attributeTerms = { terms: { field: 'attributes', size: MAX_FACETS * MAX_FACET_VALUES } }
  const attributeFacets = filter.attributes.map(
    ({ name }) => [`attribute ${name}`, facet(`attribute ${name}`, attributeTerms)] as const,
  )
  const ranges = BAND_STARTS.map((from, at) => ({
    from,
    ...(BAND_STARTS[at + 1] !== undefined && { to: BAND_STARTS[at + 1] }),
  }))
  return {
    size: window.size + 1,
    track_total_hits: true,
    _source: false,
    query: { bool: { must } },
    post_filter: without(''),
    sort: SORTS[sort],
    ...(window.from && { search_after: window.from.slice(1) }),
    aggs: {
      categories: facet('categories', { terms: { field: 'categoryId', size: MAX_FACET_VALUES } }),
      prices: facet('prices', { range: { field: 'priceAmount', ranges } }),
      inStock: facet('inStock', { filter: { term: { inStock: true } } }),
      attributes: facet('', attributeTerms),
      ...Object.fromEntries(attributeFacets),
    },
  }
}

interface Bucket {
  readonly key: string
  readonly from?: number
  readonly doc_count: number
}

interface FacetAnswer {
  readonly counts: { readonly buckets?: readonly Bucket[]; readonly doc_count?: number }
}

/** What of an answer is read. */
export interface SearchAnswer {
  readonly hits: {
    readonly total: { readonly value: number }
    readonly hits: readonly { readonly _id: string; readonly sort: readonly [number, string] }[]
  }
  readonly aggregations: Readonly<Record<string, FacetAnswer>>
}

export function toSearchResult(
  { hits, aggregations }: SearchAnswer,
  query: SearchQuery,
): SearchResult {
  return {
    hits: hits.hits.map(({ _id, sort }) => {
      const key: SearchKey = [query.sort, sort[0], sort[1]]
      return { productId: _id, key }
    }),
    total: hits.total.value,
    facets: toFacets(aggregations),
  }
}

function toFacets(aggregations: SearchAnswer['aggregations']): SearchFacets {
  const bucketsOf = (name: string) => aggregations[name]?.counts.buckets ?? []
  const prices = bucketsOf('prices').flatMap(({ from = 0, doc_count: count }) => {
    const value = PRICE_BANDS.find((band) => band.from === from)
    return value && count > 0 ? [{ value, count }] : []
  })
  return {
    categories: bucketsOf('categories').map(({ key, doc_count: count }) => ({ value: key, count })),
    prices,
    attributes: toAttributeFacets(aggregations),
    inStock: aggregations.inStock?.counts.doc_count ?? 0,
  }
}

function toAttributeFacets(aggregations: SearchAnswer['aggregations']): SearchFacets['attributes'] {
  const facets = new Map<string, { value: string; count: number }[]>()
  const own = Object.keys(aggregations).filter((name) => name.startsWith('attribute '))
  for (const name of [...own, 'attributes']) {
    const filtered = new Set(own.map((each) => each.slice('attribute '.length)))
    for (const { key, doc_count: count } of aggregations[name]?.counts.buckets ?? []) {
      const [attribute = '', value = ''] = key.split(SEPARATOR)
      // A filtered attribute is counted without its own filter, in the answer of its own.
      const counted = filtered.has(attribute) ? `attribute ${attribute}` : 'attributes'
      if (counted !== name) continue
      facets.set(attribute, [...(facets.get(attribute) ?? []), { value, count }])
    }
  }
  return [...facets].slice(0, MAX_FACETS).map(([name, values]) => ({
    name,
    values: values
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_FACET_VALUES),
  }))
}
