import { type PrismaClient } from '#prisma'
import { type Category } from '../domain/product.ts'

export interface CategoryRepository {
  findByIds(ids: readonly string[]): Promise<Category[]>
  /** By name. */
  findAll(): Promise<Category[]>
}

const FIELDS = { id: true, slug: true, name: true } as const

export function createCategoryRepository(prisma: PrismaClient): CategoryRepository {
  return {
    findByIds: (ids) =>
      prisma.category.findMany({ where: { id: { in: [...ids] } }, select: FIELDS }),
    findAll: () =>
      prisma.category.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], select: FIELDS }),
  }
}
