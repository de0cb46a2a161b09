import type { Attributes } from '../domain/product.ts'
import type { SearchQuery, SearchResult } from '../domain/search.ts'

/** A product as it is searched. */
export interface SearchDocument {
  readonly productId: string
  readonly name: string
  readonly description: string
  readonly categoryId: string
  readonly priceAmount: number
  readonly inStock: boolean
  readonly attributes: Attributes
  readonly createdAt: Date
}

/** Finds products by their words. */
export interface SearchIndex {
  /** Adds or replaces documents; they are found within a second. */
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(productIds: readonly string[]): Promise<void>
  /** Removes what was last put before a time: what a rebuild did not find any more. @returns how many, where it is known */
  removeOlderThan(time: Date): Promise<number>
  /** Products that have all words of the text, or words that begin with them or have them inside. */
  search(query: SearchQuery): Promise<SearchResult>
  /** The text with words of the shop in place of those that it does not know; null when there is nothing to correct. */
  correct(text: string): Promise<string | null>
}
