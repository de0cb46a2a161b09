import { newId } from '@floodgate/platform/identifier'
import { type PrismaClient } from '#prisma'
import { writeCatalog } from '../seed/write-catalog.ts'

export interface ProductOverrides {
  readonly name?: string
  readonly stock?: number
  readonly createdAt?: Date
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
    products.map(({ name = 'Test product', stock = 10, createdAt = new Date() }, index) => ({
      categorySlug: slug,
      slug: slugs[index] ?? '',
      name,
      description: 'Exists for a test.',
      price: 1_000,
      stock,
      createdAt,
      images: [0, 1].map((position) => ({
        file: `${slug}-${index}-${position}.svg`,
        alt: `${name} ${position}`,
        svg: '',
      })),
    })),
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
