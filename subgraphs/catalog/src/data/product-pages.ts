import { Prisma, type PrismaClient } from '#prisma'
import { type ProductFilter } from '../domain/product.ts'
import { type ProductPage } from '../domain/product-page.ts'

/** A page of the products that match a filter, newest first. */
export interface WantedPage {
  readonly filter: ProductFilter
  readonly page: ProductPage
}

/**
 * Reads the product ids of several pages, each up to `first + 1`, in one statement. A branch of the union per
 * page reads its own few index entries; a window function over all of them would read every product.
 */
export async function readProductPages(
  prisma: PrismaClient,
  wanted: readonly WantedPage[],
): Promise<string[][]> {
  if (wanted.length === 0) return []
  const union = Prisma.join(wanted.map(branch), ' UNION ALL ')
  const rows = await prisma.$queryRaw<{ branch: bigint | number; id: string }[]>`
    SELECT page.branch, page.id FROM (${union}) AS page
    ORDER BY page.branch, page.created_at DESC, page.id DESC`
  const pages: string[][] = wanted.map(() => [])
  for (const row of rows) pages[Number(row.branch)]?.push(row.id)
  return pages
}

// The index is forced and the join's order is given, since the order of the list is the index's own: left to
// themselves, optimizers may read a category from its newest product on, however deep the page is.
function branch({ filter, page }: WantedPage, index: number): Prisma.Sql {
  const { categoryId, inStock, nameContains } = filter
  const conditions = [
    Prisma.sql`TRUE`,
    ...(categoryId != null ? [Prisma.sql`p.category_id = ${categoryId}`] : []),
    ...(nameContains != null ? [Prisma.sql`p.name LIKE ${likePattern(nameContains)}`] : []),
    ...afterKey(page),
  ]
  return Prisma.sql`(
    SELECT ${Prisma.raw(String(index))} AS branch, p.id, p.created_at
    FROM product AS p FORCE INDEX (${categoryId != null ? CATEGORY_INDEX : INDEX})
    ${inStock == null ? Prisma.empty : stockJoin(inStock)}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY p.created_at DESC, p.id DESC
    LIMIT ${page.first + 1})`
}

const INDEX = Prisma.raw('product_newest_idx')
const CATEGORY_INDEX = Prisma.raw('product_category_newest_idx')

function stockJoin(inStock: boolean): Prisma.Sql {
  const units = inStock ? Prisma.sql`> 0` : Prisma.sql`<= 0`
  return Prisma.sql`STRAIGHT_JOIN stock_balance AS s ON s.product_id = p.id AND s.available ${units}`
}

function afterKey({ after }: ProductPage): Prisma.Sql[] {
  if (!after) return []
  const [time, id] = after
  const createdAt = new Date(time)
  return [
    Prisma.sql`p.created_at <= ${createdAt} AND NOT (p.created_at = ${createdAt} AND p.id >= ${id})`,
  ]
}

function likePattern(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`
}
