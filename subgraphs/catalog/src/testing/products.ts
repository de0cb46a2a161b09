import { newId } from '@floodgate/platform/identifier'
import type { PrismaClient } from '#prisma'
import { writeCatalog } from '../seed/write-catalog.ts'

export interface ProductOverrides {
  readonly name?: string
  readonly stock?: number
  readonly createdAt?: Date
  /** Euro cents. */
  readonly price?: number
}

export interface TestCategory {
  readonly id: string
  readonly productIds: readonly string[]
}

/** Writes a category of a unique name with a product for each of `products`. @returns ids in the same order */
export async function makeCategory(
  prisma: PrismaClient,
  products: readonly ProductOverrides[],
): Promise<TestCategory> {
  const slug = newId('cat').toLowerCase()
  const slugs = products.map((_, index) => `${slug}-${index}`)
  await writeCatalog(
    prisma,
    [{ slug, name: `Category ${slug}` }],
    products.map(
      ({ name = 'Test product', stock = 10, createdAt = new Date(), price = 1_000 }, index) => ({
        categorySlug: slug,
        slug: slugs[index] ?? '',
        name,
        description: 'Exists for a test.',
        price,
        stock,
        createdAt,
        images: [0, 1].map((position) => ({
          file: `${slug}-${index}-${position}.svg`,
          alt: `${name} ${position}`,
          svg: '',
        })),
      }),
    ),
  )
  const category = await prisma.category.findUniqueOrThrow({ where: { slug } })
  const rows = await prisma.product.findMany({ where: { categoryId: category.id } })
  const ids = new Map(rows.map((row) => [row.slug, row.id]))
  return { id: category.id, productIds: slugs.map((each) => ids.get(each) ?? '') }
}

/** Writes a product alone in its category. @returns its id */
export async function makeProduct(
  prisma: PrismaClient,
  overrides: ProductOverrides = {},
): Promise<string> {
  const { productIds } = await makeCategory(prisma, [overrides])
  return productIds[0] ?? ''
}

export interface TestTree {
  readonly rootId: string
  readonly childIds: readonly string[]
}

/** Writes a category with `width` categories below it, each with 3 products of 2 variants. */
export async function makeTree(prisma: PrismaClient, width: number): Promise<TestTree> {
  const root = await makeCategory(prisma, [])
  const children = await Promise.all(
    Array.from({ length: width }, () => makeCategory(prisma, [{}, {}, {}])),
  )
  for (const { id } of children) {
    await prisma.category.update({
      where: { id },
      data: { parentId: root.id, path: `${root.id}/${id}/` },
    })
  }
  const products = await prisma.product.findMany({
    where: { id: { in: children.flatMap(({ productIds }) => [...productIds]) } },
  })
  await prisma.product.createMany({
    data: products.flatMap((product) =>
      ['S', 'M'].map((size) => ({
        id: newId('prd'),
        slug: newId('prd').toLowerCase().replace('_', '-'),
        ...{ sku: newId('prd'), name: size, description: '', variantOf: product.id },
        ...{ categoryId: product.categoryId, priceAmount: 1_000, priceCurrency: 'EUR' },
        ...{ attributes: { size }, createdAt: new Date() },
      })),
    ),
  })
  return { rootId: root.id, childIds: children.map(({ id }) => id) }
}
