import { isUniqueViolation } from '@floodgate/platform/database'
import { newId } from '@floodgate/platform/identifier'
import type { PrismaClient } from '#prisma'
import {
  type Category,
  findMoveFault,
  lineageOf,
  MAX_LEVELS,
  type MoveFault,
  pathBelow,
} from '../domain/category.ts'
import { CATEGORY_FIELDS } from './category-repository.ts'
import { createOnce, type Creation, type CreationOutcome } from './creations.ts'
import { tellChanges } from './outbox.ts'
import { inTransaction, type Transaction } from './transaction.ts'

export interface NewCategory {
  readonly slug: string
  readonly name: string
  readonly parentId: string | null
}

export interface CategoryPatch {
  readonly slug?: string | undefined
  readonly name?: string | undefined
}

type SlugTaken = { readonly kind: 'slug-taken' }
type UnknownCategory = { readonly kind: 'unknown-category' }
export type NewCategoryFault = SlugTaken | UnknownCategory | { readonly kind: 'too-deep' }
type Changed =
  | { readonly kind: 'changed'; readonly category: Category }
  | { readonly kind: 'stale'; readonly category: Category }
  | UnknownCategory
export type CategoryUpdateOutcome = Changed | SlugTaken
export type CategoryMoveOutcome = Changed | { readonly kind: MoveFault }

export interface CategoryWriter {
  create(creation: Creation, category: NewCategory): Promise<CreationOutcome<NewCategoryFault>>
  update(id: string, expectedVersion: number, patch: CategoryPatch): Promise<CategoryUpdateOutcome>
  /** With all that is below it. */
  move(id: string, expectedVersion: number, parentId: string | null): Promise<CategoryMoveOutcome>
}

export function createCategoryWriter(prisma: PrismaClient): CategoryWriter {
  return {
    create(creation, category) {
      const id = newId('cat')
      return unlessTaken(createOnce(prisma, creation, id, (tx) => insertIn(tx, id, category)))
    },
    update: (id, expectedVersion, patch) =>
      unlessTaken(inTransaction(prisma, (tx) => updateIn(tx, id, expectedVersion, patch))),
    move: (id, expectedVersion, parentId) =>
      inTransaction(prisma, (tx) => moveIn(tx, id, expectedVersion, parentId)),
  }
}

async function unlessTaken<T>(work: Promise<T>): Promise<T | SlugTaken> {
  try {
    return await work
  } catch (error) {
    if (isUniqueViolation(error, 'category_slug_key')) return { kind: 'slug-taken' }
    throw error
  }
}

/** Changes of the tree's form go one after the other: of two moves that are harmless alone, both together may make a cycle. */
async function lockTree(tx: Transaction): Promise<ReadonlyMap<string, Category>> {
  await tx.$queryRaw`SELECT id FROM category ORDER BY id FOR UPDATE`
  const rows = await tx.category.findMany({ select: CATEGORY_FIELDS })
  return new Map(rows.map((row) => [row.id, row]))
}

async function insertIn(
  tx: Transaction,
  id: string,
  { slug, name, parentId }: NewCategory,
): Promise<NewCategoryFault | null> {
  const tree = await lockTree(tx)
  const parent = parentId === null ? null : tree.get(parentId)
  if (parent === undefined) return { kind: 'unknown-category' }
  if (parent && lineageOf(parent).length >= MAX_LEVELS) return { kind: 'too-deep' }
  const now = new Date()
  const path = pathBelow(parent, id)
  await tx.category.create({
    data: { id, slug, name, parentId, path, createdAt: now, updatedAt: now },
  })
  await tellChanges(tx, { categoryIds: [id], categorySlugs: [slug], lists: true })
  return null
}

async function updateIn(
  tx: Transaction,
  id: string,
  version: number,
  patch: CategoryPatch,
): Promise<CategoryUpdateOutcome> {
  const find = () => tx.category.findUnique({ where: { id }, select: CATEGORY_FIELDS })
  const before = await find()
  if (!before) return { kind: 'unknown-category' }
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const { count } = await tx.category.updateMany({
    where: { id, version },
    data: { ...given, version: { increment: 1 }, updatedAt: new Date() },
  })
  const category = (await find()) ?? before
  if (count === 0) return { kind: 'stale', category }
  const categorySlugs = before.slug === category.slug ? [] : [before.slug, category.slug]
  await tellChanges(tx, { categoryIds: [id], categorySlugs, lists: true })
  return { kind: 'changed', category }
}

const MOVE_BELOW = `UPDATE category SET path = CONCAT(?, SUBSTRING(path, ?)) WHERE path LIKE CONCAT(?, '%')`

async function moveIn(
  tx: Transaction,
  id: string,
  expectedVersion: number,
  parentId: string | null,
): Promise<CategoryMoveOutcome> {
  const tree = await lockTree(tx)
  const category = tree.get(id)
  const parent = parentId === null ? null : tree.get(parentId)
  if (!category || parent === undefined) return { kind: 'unknown-category' }
  if (category.version !== expectedVersion) return { kind: 'stale', category }
  const below = [...tree.values()].filter(({ path }) => path.startsWith(category.path))
  const levels = Math.max(...below.map((each) => lineageOf(each).length))
  const fault = findMoveFault(category, levels - lineageOf(category).length, parent)
  if (fault !== null) return { kind: fault }
  const path = pathBelow(parent, id)
  await tx.$executeRawUnsafe(MOVE_BELOW, path, category.path.length + 1, category.path)
  const changed = await tx.category.update({
    where: { id },
    data: { parentId, version: { increment: 1 }, updatedAt: new Date() },
    select: CATEGORY_FIELDS,
  })
  await tellChanges(tx, { categoryIds: below.map((each) => each.id), lists: true })
  return { kind: 'changed', category: changed }
}
