import { asciiId } from '@floodgate/platform/identifier'
import { Prisma } from '#prisma'
import type { ProductFilter } from '../domain/product.ts'
import type { ProductKey, ProductSort, ProductWindow } from '../domain/product-page.ts'

/** A page of the products that match a filter. */
export interface WantedPage {
  readonly filter: Omit<ProductFilter, 'categoryId'>
  /** The only ones that count, such as a category and all below it; null for all. */
  readonly categoryIds: readonly string[] | null
  readonly sort: ProductSort
  readonly window: ProductWindow
}

type QueryClient = Pick<Prisma.TransactionClient, '$queryRaw'>

/**
 * Reads the product ids of several pages, each up to `size + 1`, in the order of reading, in one statement. A branch of the
 * union per page and category reads its own few index entries; a window function over all of them would read every product.
 */
export async function readProductPages(
  client: QueryClient,
  wanted: readonly WantedPage[],
): Promise<string[][]> {
  const pages: string[][] = wanted.map(() => [])
  const branches = wanted.flatMap((page, index) =>
    page.categoryIds?.length === 0 ? [] : [pageQuery(page, index)],
  )
  if (branches.length === 0) return pages
  const rows = await client.$queryRaw<{ branch: bigint | number; id: string }[]>`
    SELECT page.branch, page.id FROM (${Prisma.join(branches, ' UNION ALL ')}) AS page
    ORDER BY page.branch, page.place`
  for (const row of rows) pages[Number(row.branch)]?.push(row.id)
  return pages
}

/** How a sort reads: by which column, and whether from its largest value on. */
const SORTS = {
  NEWEST: { column: 'created_at', descending: true, index: 'newest', categoryIndex: 'listed' },
  PRICE_ASC: { column: 'price_amount', descending: false, index: 'price', categoryIndex: 'price' },
  PRICE_DESC: { column: 'price_amount', descending: true, index: 'price', categoryIndex: 'price' },
} as const

function pageQuery(page: WantedPage, index: number): Prisma.Sql {
  const { descending } = directionOf(page)
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC')
  const order = Prisma.sql`ORDER BY some.sort_key ${direction}, some.id ${direction}`
  const parts = (page.categoryIds ?? [null]).map((categoryId) => branch(page, categoryId))
  return Prisma.sql`(
    SELECT ${Prisma.raw(String(index))} AS branch, some.id, ROW_NUMBER() OVER (${order}) AS place
    FROM (${Prisma.join(parts, ' UNION ALL ')}) AS some
    ${order} LIMIT ${page.window.size + 1})`
}

function directionOf({ sort, window }: WantedPage) {
  const { column, descending } = SORTS[sort]
  return { column: Prisma.raw(`p.${column}`), descending: descending !== window.backwards }
}

// The index is forced, since the order of the list is the index's own: left to themselves, optimizers may read a category from
// its first product on, however deep the page is.
function branch(page: WantedPage, categoryId: string | null): Prisma.Sql {
  const { column, descending } = directionOf(page)
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC')
  const conditions = [
    ...(categoryId === null ? [] : [Prisma.sql`p.category_id = ${categoryId}`]),
    ...filterConditions(page.filter),
    ...besideKey(page),
  ]
  return Prisma.sql`(
    SELECT p.id, ${column} AS sort_key
    FROM product AS p ${forcedIndex(page, categoryId)}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${column} ${direction}, p.id ${direction}
    LIMIT ${page.window.size + 1})`
}

function forcedIndex({ filter, sort }: WantedPage, categoryId: string | null): Prisma.Sql {
  if (!isListed(filter) || filter.merchantId != null) return Prisma.empty
  const { index, categoryIndex } = SORTS[sort]
  const name =
    categoryId === null ? `product_${index}_idx` : `product_category_${categoryIndex}_idx`
  return Prisma.sql`FORCE INDEX (${Prisma.raw(name)})`
}

const isListed = ({ status }: WantedPage['filter']) => (status ?? 'ACTIVE') === 'ACTIVE'

function filterConditions(filter: WantedPage['filter']): Prisma.Sql[] {
  const { inStock, nameContains, minPrice, maxPrice, merchantId, status } = filter
  return [
    isListed(filter)
      ? Prisma.sql`p.listed = 1`
      : Prisma.sql`p.status = ${status} AND p.variant_of IS NULL`,
    ...(nameContains != null ? [Prisma.sql`p.name LIKE ${likePattern(nameContains)}`] : []),
    ...(minPrice != null ? [Prisma.sql`p.price_amount >= ${minPrice}`] : []),
    ...(maxPrice != null ? [Prisma.sql`p.price_amount <= ${maxPrice}`] : []),
    ...(merchantId != null ? [Prisma.sql`p.merchant_id = ${asciiId(merchantId)}`] : []),
    ...(inStock != null ? [inStock ? IN_STOCK : Prisma.sql`NOT ${IN_STOCK}`] : []),
  ]
}

const IN_STOCK = Prisma.sql`(
  EXISTS (SELECT 1 FROM stock_balance AS s WHERE s.product_id = p.id AND s.available > 0)
  OR EXISTS (SELECT 1 FROM product AS v STRAIGHT_JOIN stock_balance AS s ON s.product_id = v.id
    WHERE v.variant_of = p.id AND s.available > 0))`

function besideKey(page: WantedPage): Prisma.Sql[] {
  const { from } = page.window
  if (!from) return []
  const { column, descending } = directionOf(page)
  const key = keyValue(from)
  const [onwards, behind] = descending ? ['<=', '>='] : ['>=', '<=']
  return [
    Prisma.sql`${column} ${Prisma.raw(onwards)} ${key} AND NOT (${column} = ${key} AND p.id ${Prisma.raw(behind)} ${from[2]})`,
  ]
}

const keyValue = ([sort, value]: ProductKey) => (sort === 'NEWEST' ? new Date(value) : value)

function likePattern(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`
}
