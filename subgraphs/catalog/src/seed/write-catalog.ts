import { newId } from '@floodgate/platform/identifier'
import type { PrismaClient } from '#prisma'
import { tellChanges } from '../data/outbox.ts'
import { pathBelow } from '../domain/category.ts'
import type { DemoProduct } from './demo-products.ts'

interface NamedCategory {
  readonly slug: string
  readonly name: string
}

/**
 * Writes the categories and products that are missing, each product with its images, its stock and the
 * ledger row that explains it. @returns how many were written now
 */
export async function writeCatalog(
  prisma: PrismaClient,
  categories: readonly NamedCategory[],
  products: readonly DemoProduct[],
): Promise<{ categories: number; products: number }> {
  const missing = await findMissing(prisma, categories, products)
  if (missing.categories.length + missing.products.length > 0) {
    await insert(prisma, missing.categories, missing.products)
  }
  return { categories: missing.categories.length, products: missing.products.length }
}

async function findMissing(
  prisma: PrismaClient,
  categories: readonly NamedCategory[],
  products: readonly DemoProduct[],
) {
  const select = { slug: true } as const
  const bySlug = (all: readonly { slug: string }[]) => ({
    where: { slug: { in: all.map(({ slug }) => slug) } },
    select,
  })
  const found = await Promise.all([
    prisma.category.findMany(bySlug(categories)),
    prisma.product.findMany(bySlug(products)),
  ])
  const [knownCategories, knownProducts] = found.map(
    (rows) => new Set(rows.map(({ slug }) => slug)),
  )
  return {
    categories: categories.filter(({ slug }) => !knownCategories?.has(slug)),
    products: products.filter(({ slug }) => !knownProducts?.has(slug)),
  }
}

async function insert(
  prisma: PrismaClient,
  categories: readonly NamedCategory[],
  products: readonly DemoProduct[],
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.category.createMany({
      data: categories.map(({ slug, name }) => {
        const id = newId('cat')
        return { id, slug, name, path: pathBelow(null, id), createdAt: new Date() }
      }),
    })
    const rows = await tx.category.findMany({ select: { id: true, slug: true } })
    const categoryIds = new Map(rows.map(({ id, slug }) => [slug, id]))
    const withIds = products.map((product) => ({
      ...product,
      id: newId('prd'),
      categoryId: categoryIds.get(product.categorySlug) ?? '',
    }))
    await tx.product.createMany({ data: withIds.map(productRow) })
    await tx.productImage.createMany({ data: withIds.flatMap(imageRows) })
    await tx.stockBalance.createMany({ data: withIds.map(balanceRow) })
    await tx.stockMovement.createMany({ data: withIds.map(movementRow) })
    await tellChanges(tx, { productIds: withIds.map(({ id }) => id), lists: true })
  })
}

type IdentifiedProduct = DemoProduct & { readonly id: string; readonly categoryId: string }

const productRow = (product: IdentifiedProduct) => {
  const { id, slug, name, description, categoryId, createdAt, price } = product
  return {
    ...{ id, slug, name, description, categoryId, createdAt },
    priceAmount: price,
    priceCurrency: 'EUR',
  }
}

const imageRows = ({ id, images }: IdentifiedProduct) =>
  images.map(({ file, alt }, position) => ({ productId: id, position, file, alt }))

const balanceRow = ({ id, stock, createdAt }: IdentifiedProduct) => ({
  productId: id,
  available: stock,
  updatedAt: createdAt,
})

const movementRow = ({ id, stock, createdAt }: IdentifiedProduct) => ({
  id: newId('mov'),
  productId: id,
  kind: 'INITIAL' as const,
  delta: stock,
  availableAfter: stock,
  reference: id,
  createdAt,
})
