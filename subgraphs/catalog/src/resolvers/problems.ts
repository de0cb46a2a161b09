import { MAX_LEVELS } from '../domain/category.ts'

// What several mutations answer with when they change nothing.

export const slugTaken = {
  __typename: 'SlugTaken',
  message: 'The slug is taken.',
} as const

export const skuTaken = {
  __typename: 'SkuTaken',
  message: 'The SKU is taken.',
} as const

export const productNotFound = {
  __typename: 'ProductNotFound',
  message: 'There is no such product.',
} as const

export const categoryNotFound = {
  __typename: 'CategoryNotFound',
  message: 'There is no such category.',
} as const

export const categoryTooDeep = {
  __typename: 'CategoryTooDeep',
  message: `The category tree has at most ${MAX_LEVELS} levels.`,
  limit: MAX_LEVELS,
} as const

export const keyConflict = {
  __typename: 'IdempotencyConflict',
  message: 'The idempotency key was used before with another input.',
} as const

export const STALE = 'Somebody changed it since the version that this change is based on.'
