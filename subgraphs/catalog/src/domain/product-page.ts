import { type Page } from '@floodgate/platform/connection'
import { z } from 'zod'
import { type Product } from './product.ts'

/** A product's place in a list, newest first: when it was created (ms since the epoch), then its id. */
export const productKeySchema = z.tuple([z.int(), z.string()])

export type ProductKey = z.infer<typeof productKeySchema>
export type ProductPage = Page<ProductKey>

export function productKeyOf({ createdAt, id }: Product): ProductKey {
  return [createdAt.getTime(), id]
}
