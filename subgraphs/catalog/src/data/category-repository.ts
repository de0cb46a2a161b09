import type { PrismaClient } from '#prisma'
import type { Category } from '../domain/category.ts'
import type { ReadDatabase } from './databases.ts'
import { ID_LIST } from './json-list.ts'

/** By keys as they are now, from the primary; lists from where the reader reads. */
export interface CategoryRepository {
  findByIds(ids: readonly string[]): Promise<Category[]>
  findIdsBySlug(slugs: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** By name. */
  findAll(reader: ReadDatabase): Promise<Category[]>
  /** Those right below each, by name. */
  findChildren(reader: ReadDatabase, parentIds: readonly string[]): Promise<Category[]>
  /** Ids of each category and of all below it; none of an unknown one. */
  findSubtrees(reader: ReadDatabase, ids: readonly string[]): Promise<string[][]>
}

export const CATEGORY_FIELDS = {
  id: true,
  slug: true,
  name: true,
  parentId: true,
  path: true,
  version: true,
} as const

const SUBTREES = `SELECT t.id AS rootId, d.id
  FROM ${ID_LIST} STRAIGHT_JOIN category AS c ON c.id = t.id STRAIGHT_JOIN category AS d ON d.path LIKE CONCAT(c.path, '%')`

export function createCategoryRepository(prisma: PrismaClient): CategoryRepository {
  const byName = [{ name: 'asc' }, { id: 'asc' }] as const
  return {
    findByIds: (ids) =>
      prisma.category.findMany({ where: { id: { in: [...ids] } }, select: CATEGORY_FIELDS }),
    async findIdsBySlug(slugs) {
      const rows = await prisma.category.findMany({
        where: { slug: { in: [...slugs] } },
        select: { id: true, slug: true },
      })
      return new Map(rows.map(({ id, slug }) => [slug, id]))
    },
    findAll: (reader) =>
      reader.read(({ category }) =>
        category.findMany({ orderBy: [...byName], select: CATEGORY_FIELDS }),
      ),
    findChildren: (reader, parentIds) =>
      reader.read(({ category }) =>
        category.findMany({
          where: { parentId: { in: [...parentIds] } },
          orderBy: [...byName],
          select: CATEGORY_FIELDS,
        }),
      ),
    async findSubtrees(reader, ids) {
      const rows = await reader.read((client) =>
        client.$queryRawUnsafe<{ rootId: string; id: string }[]>(SUBTREES, JSON.stringify(ids)),
      )
      const subtrees = Map.groupBy(rows, ({ rootId }) => rootId)
      return ids.map((id) => subtrees.get(id)?.map((row) => row.id) ?? [])
    },
  }
}
