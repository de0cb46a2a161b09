import type { Window, WindowInput } from '@floodgate/platform/connection-window'
import { z } from 'zod'
import type { Product, ProductFilter } from './product.ts'

const PRODUCT_SORTS = ['NEWEST', 'PRICE_ASC', 'PRICE_DESC'] as const
export type ProductSort = (typeof PRODUCT_SORTS)[number]

/** A product's place in a list: how it is sorted, by what (ms since the epoch, or minor units), then its id. */
export const productKeySchema = z.tuple([z.enum(PRODUCT_SORTS), z.int(), z.string()])

export type ProductKey = z.infer<typeof productKeySchema>
export type ProductWindow = Window<ProductKey>

export function productKeyOf(sort: ProductSort) {
  return ({ createdAt, price, id }: Product): ProductKey => [
    sort,
    sort === 'NEWEST' ? createdAt.getTime() : price.amount,
    id,
  ]
}

export interface ProductListInput extends WindowInput {
  readonly sort: ProductSort
  readonly filter: ProductFilter
}
