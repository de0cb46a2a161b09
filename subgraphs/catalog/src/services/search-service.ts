import type { Connection } from '@floodgate/platform/connection'
import { windowArguments, windowConnection } from '@floodgate/platform/connection-window'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { Loaders } from '../data/loaders.ts'
import type { Product } from '../domain/product.ts'
import {
  type AttributeFilter,
  type SearchFacets,
  searchKeySchema,
  type SearchSort,
} from '../domain/search.ts'
import type { SearchIndex } from '../search/search-index.ts'

export interface SearchInput {
  readonly query: string
  readonly filter: {
    readonly categoryId?: string | null | undefined
    readonly inStock?: boolean | null | undefined
    readonly minPrice?: number | null | undefined
    readonly maxPrice?: number | null | undefined
    readonly attributes?: readonly AttributeFilter[] | null | undefined
  }
  readonly sort: SearchSort
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

export interface ProductSearch extends Connection<Product> {
  readonly query: string
  readonly totalCount: number
  readonly counts: SearchFacets
}

export interface SearchService {
  /** @throws AppError BAD_USER_INPUT */
  search(input: SearchInput, loaders: Loaders): Promise<ProductSearch>
  /** The text with words of the shop in place of those that it does not know; null when there is nothing to correct. */
  correct(text: string): Promise<string | null>
}

const MAX_QUERY_LENGTH = 200
const MAX_ATTRIBUTES = 20

export function createSearchService(index: SearchIndex): SearchService {
  return {
    async search({ query, filter, sort, ...page }, { product, subtree }) {
      refuseFaults(query, filter.attributes ?? [])
      const window = windowArguments(searchKeySchema, page)
      if (window.from && window.from[0] !== sort) {
        throw new AppError('BAD_USER_INPUT', 'The cursor is of a search that is sorted otherwise.')
      }
      const { categoryId, inStock = null, minPrice = null, maxPrice = null } = filter
      const isCategory = categoryId != null && isId('cat', categoryId)
      const categoryIds =
        categoryId == null ? null : isCategory ? await subtree.load(categoryId) : []
      const attributes = filter.attributes ?? []
      const { hits, total, facets } = await index.search({
        text: query,
        filter: { categoryIds, inStock, minPrice, maxPrice, attributes },
        ...{ sort, window },
      })
      const found = await Promise.all(
        hits.map(async ({ productId, key }) => ({ product: await product.load(productId), key })),
      )
      // What left the shop a moment ago may still be in the index.
      const rows = found.flatMap(({ product: node, key }) => (node ? [{ node, key }] : []))
      const { edges, pageInfo } = windowConnection(rows, window, ({ key }) => key)
      const nodes = edges.map(({ cursor, node }) => ({ cursor, node: node.node }))
      return { edges: nodes, pageInfo, query, totalCount: total, counts: facets }
    },
    correct: (text) => index.correct(text),
  }
}

function refuseFaults(query: string, attributes: readonly AttributeFilter[]): void {
  if (query.length > MAX_QUERY_LENGTH) {
    throw new AppError('BAD_USER_INPUT', `\`query\` has at most ${MAX_QUERY_LENGTH} characters.`)
  }
  if (attributes.length > MAX_ATTRIBUTES || attributes.some(({ values }) => values.length > 50)) {
    throw new AppError('BAD_USER_INPUT', 'At most 20 attributes, each with at most 50 values.')
  }
}
