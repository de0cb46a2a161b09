import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type {
  CategoryMoveOutcome,
  CategoryUpdateOutcome,
  CategoryWriter,
  NewCategoryFault,
} from '../data/category-writer.ts'
import type { CreationOutcome } from '../data/creations.ts'
import { findFieldFault } from '../domain/product-draft.ts'

export interface CreateCategoryRequest {
  readonly slug: string
  readonly name: string
  readonly parentId?: string | null | undefined
  readonly idempotencyKey: string
}

export interface UpdateCategoryRequest {
  readonly id: string
  readonly expectedVersion: number
  readonly slug?: string | null | undefined
  readonly name?: string | null | undefined
}

export interface MoveCategoryRequest {
  readonly id: string
  readonly expectedVersion: number
  readonly parentId?: string | null | undefined
}

/** What staff does to the category tree. Each throws AppError BAD_USER_INPUT. */
export interface CategoryService {
  create(userId: string, request: CreateCategoryRequest): Promise<CreationOutcome<NewCategoryFault>>
  update(request: UpdateCategoryRequest): Promise<CategoryUpdateOutcome>
  move(request: MoveCategoryRequest): Promise<CategoryMoveOutcome>
}

const MAX_NAME_LENGTH = 120

export function createCategoryService(categories: CategoryWriter): CategoryService {
  return {
    async create(userId, request) {
      refuseFaults(request)
      const { slug, name, parentId = null, idempotencyKey } = request
      if (parentId !== null && !isId('cat', parentId)) return { kind: 'unknown-category' }
      return categories.create({ userId, idempotencyKey, input: request }, { slug, name, parentId })
    },
    async update({ id, expectedVersion, slug, name }) {
      refuseFaults({ slug, name })
      if (!isId('cat', id)) return { kind: 'unknown-category' }
      const patch = { slug: slug ?? undefined, name: name ?? undefined }
      return categories.update(id, expectedVersion, patch)
    },
    async move({ id, expectedVersion, parentId = null }) {
      const known = isId('cat', id) && (parentId === null || isId('cat', parentId))
      return known ? categories.move(id, expectedVersion, parentId) : { kind: 'unknown-category' }
    },
  }
}

function refuseFaults(fields: {
  slug?: string | null | undefined
  name?: string | null | undefined
  idempotencyKey?: string | undefined
}): void {
  const tooLong = (fields.name?.length ?? 0) > MAX_NAME_LENGTH
  const fault = tooLong
    ? `\`name\` must have at most ${MAX_NAME_LENGTH} characters.`
    : findFieldFault(fields)
  if (fault !== null) throw new AppError('BAD_USER_INPUT', fault)
}
