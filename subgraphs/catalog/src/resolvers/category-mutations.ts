import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireRole } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { MutationResolvers } from '#graphql'
import type { Category } from '../domain/category.ts'
import { categoryNotFound, categoryTooDeep, keyConflict, slugTaken, STALE } from './problems.ts'

/** What staff does to the category tree. */
export const categoryMutations = {
  createCategory: async (
    _parent,
    { input },
    { identity, caller, categoryService, loaders },
    info,
  ) => {
    const { userId } = requireRole(identity, 'MERCHANT', 'ADMIN')
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const outcome = await categoryService.create(userId, { ...input, idempotencyKey })
    switch (outcome.kind) {
      case 'created': {
        const category = await loaders.category.load(outcome.id)
        if (!category) throw new AppError('INTERNAL_SERVER_ERROR', 'a new category is gone')
        return { __typename: 'CreateCategorySuccess', category }
      }
      case 'slug-taken':
        return slugTaken
      case 'unknown-category':
        return categoryNotFound
      case 'too-deep':
        return categoryTooDeep
      case 'key-conflict':
        return keyConflict
    }
  },

  updateCategory: async (_parent, { input }, { identity, categoryService }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await categoryService.update(input)
    switch (outcome.kind) {
      case 'changed':
        return { __typename: 'UpdateCategorySuccess', category: outcome.category }
      case 'stale':
        return stale(outcome.category)
      case 'slug-taken':
        return slugTaken
      case 'unknown-category':
        return categoryNotFound
    }
  },

  moveCategory: async (_parent, { input }, { identity, categoryService }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await categoryService.move(input)
    switch (outcome.kind) {
      case 'changed':
        return { __typename: 'MoveCategorySuccess', category: outcome.category }
      case 'stale':
        return stale(outcome.category)
      case 'cycle':
        return {
          __typename: 'CategoryCycle',
          message: 'A category can not be moved below itself.',
        }
      case 'too-deep':
        return categoryTooDeep
      case 'unknown-category':
        return categoryNotFound
    }
  },
} satisfies Partial<MutationResolvers>

const stale = (category: Category) =>
  ({
    __typename: 'StaleCategory',
    message: STALE,
    currentVersion: category.version,
    category,
  }) as const
