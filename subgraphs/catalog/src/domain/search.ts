import type { Window } from '@floodgate/platform/connection-window'
import { z } from 'zod'
import type { Attributes } from './product.ts'

const SEARCH_SORTS = ['RELEVANCE', 'NEWEST', 'PRICE_ASC', 'PRICE_DESC'] as const
export type SearchSort = (typeof SEARCH_SORTS)[number]

export interface AttributeFilter {
  readonly name: string
  /** One of these. */
  readonly values: readonly string[]
}

export interface SearchFilter {
  /** Null for all. */
  readonly categoryIds: readonly string[] | null
  readonly inStock: boolean | null
  /** Minor units, both ends included. */
  readonly minPrice: number | null
  readonly maxPrice: number | null
  readonly attributes: readonly AttributeFilter[]
}

/** A hit's place: how hits are sorted, by what, then the product's id. */
export const searchKeySchema = z.tuple([z.enum(SEARCH_SORTS), z.number(), z.string()])
export type SearchKey = z.infer<typeof searchKeySchema>

export interface SearchQuery {
  readonly text: string
  readonly filter: SearchFilter
  readonly sort: SearchSort
  readonly window: Window<SearchKey>
}

/** A product that matches, as far as it is needed to count and sort. */
export interface SearchHit {
  readonly productId: string
  readonly score: number
  readonly categoryId: string
  readonly priceAmount: number
  readonly inStock: boolean
  readonly attributes: Attributes
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

export interface FacetValue<V> {
  readonly value: V
  readonly count: number
}

/** Minor units; the upper end is not included, and null for no end. */
export interface PriceBand {
  readonly from: number
  readonly to: number | null
}

/** How many products each choice would show: a facet counts what all filters but its own leave. */
export interface SearchFacets {
  readonly categories: readonly FacetValue<string>[]
  readonly prices: readonly FacetValue<PriceBand>[]
  readonly attributes: readonly {
    readonly name: string
    readonly values: readonly FacetValue<string>[]
  }[]
  readonly inStock: number
}

export interface SearchResult {
  /** Best first, up to one more than wanted. */
  readonly hits: readonly { readonly productId: string; readonly key: SearchKey }[]
  readonly total: number
  readonly facets: SearchFacets
}

/** Where price bands begin, in minor units. */
export const BAND_STARTS = [0, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000] as const

export const PRICE_BANDS: readonly PriceBand[] = BAND_STARTS.map((from, at) => ({
  from,
  to: BAND_STARTS[at + 1] ?? null,
}))

/** Values of an attribute that are shown. */
export const MAX_FACET_VALUES = 20
export const MAX_FACETS = 20

/** An attribute's values as texts, by which it is filtered and counted. */
export function valuesOf(attributes: Attributes, name: string): readonly string[] {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (value === undefined) return []
  return typeof value === 'object' ? value : [String(value)]
}

export function keyOf(sort: SearchSort, hit: SearchHit): SearchKey {
  switch (sort) {
    case 'RELEVANCE':
      return [sort, hit.score, hit.productId]
    case 'NEWEST':
      return [sort, hit.createdAt, hit.productId]
    case 'PRICE_ASC':
    case 'PRICE_DESC':
      return [sort, hit.priceAmount, hit.productId]
  }
}
