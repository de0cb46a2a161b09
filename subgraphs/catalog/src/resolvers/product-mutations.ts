import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireRole } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { MutationResolvers } from '#graphql'
import type { UpdateOutcome } from '../data/product-writer.ts'
import type { Loaders } from '../data/loaders.ts'
import type { Product } from '../domain/product.ts'
import {
  categoryNotFound,
  keyConflict,
  productNotFound,
  skuTaken,
  slugTaken,
  STALE,
} from './problems.ts'

/** What staff does to products and their variants. */
export const productMutations = {
  createProduct: async (
    _parent,
    { input },
    { identity, caller, productService, loaders },
    info,
  ) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const outcome = await productService.create(staff, { ...input, idempotencyKey })
    switch (outcome.kind) {
      case 'created':
        return { __typename: 'CreateProductSuccess', product: await find(outcome.id, loaders) }
      case 'slug-taken':
        return slugTaken
      case 'sku-taken':
        return skuTaken
      case 'unknown-category':
        return categoryNotFound
      case 'key-conflict':
        return keyConflict
    }
  },

  updateProduct: async (_parent, { input }, { identity, productService }) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await productService.update(staff, input)
    switch (outcome.kind) {
      case 'updated':
        return { __typename: 'UpdateProductSuccess', product: outcome.product }
      case 'slug-taken':
        return slugTaken
      case 'unknown-category':
        return categoryNotFound
      case 'stale':
      case 'unknown-product':
      case 'sku-taken':
        return toProblem(outcome)
    }
  },

  createVariant: async (
    _parent,
    { input },
    { identity, caller, productService, loaders },
    info,
  ) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const outcome = await productService.createVariant(staff, { ...input, idempotencyKey })
    switch (outcome.kind) {
      case 'created': {
        const variant = await find(outcome.id, loaders)
        const product = await find(input.productId, loaders)
        return { __typename: 'CreateVariantSuccess', variant, product }
      }
      case 'slug-taken':
        throw new AppError('INTERNAL_SERVER_ERROR', 'two variants have the same id')
      case 'sku-taken':
        return skuTaken
      case 'unknown-product':
        return productNotFound
      case 'key-conflict':
        return keyConflict
    }
  },

  updateVariant: async (_parent, { input }, { identity, productService, loaders }) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await productService.updateVariant(staff, input)
    switch (outcome.kind) {
      case 'updated': {
        const { product: variant } = outcome
        const product = await find(variant.variantOf ?? '', loaders)
        return { __typename: 'UpdateVariantSuccess', variant, product }
      }
      case 'slug-taken':
      case 'unknown-category':
        throw new AppError('INTERNAL_SERVER_ERROR', `a variant has no ${outcome.kind}`)
      case 'stale':
      case 'unknown-product':
      case 'sku-taken':
        return toProblem(outcome)
    }
  },
} satisfies Partial<MutationResolvers>

type Refused = Extract<UpdateOutcome, { kind: 'stale' | 'unknown-product' | 'sku-taken' }>

function toProblem(outcome: Refused) {
  switch (outcome.kind) {
    case 'stale': {
      const { product } = outcome
      const currentVersion = product.version
      return { __typename: 'StaleProduct', message: STALE, currentVersion, product } as const
    }
    case 'unknown-product':
      return productNotFound
    case 'sku-taken':
      return skuTaken
  }
}

async function find(id: string, { product }: Pick<Loaders, 'product'>): Promise<Product> {
  const found = await product.load(id)
  if (!found) throw new AppError('INTERNAL_SERVER_ERROR', `${id} was written and is gone`)
  return found
}
