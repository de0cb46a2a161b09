import { type PrismaClient } from '#prisma'
import { type Product, type ProductImage } from '../domain/product.ts'
import { readProductPages, type WantedPage } from './product-pages.ts'

export interface ProductRepository {
  findByIds(ids: readonly string[]): Promise<Product[]>
  /**
   * Pages in the order asked, in two statements however many they are. Each holds up to `first + 1` products:
   * one more tells that a next page exists.
   */
  findPages(wanted: readonly WantedPage[]): Promise<Product[][]>
  findImages(productIds: readonly string[]): Promise<(ProductImage & { productId: string })[]>
}

type ProductRow = Omit<Product, 'price'> & {
  readonly priceAmount: number
  readonly priceCurrency: string
}

export function createProductRepository(prisma: PrismaClient): ProductRepository {
  const findByIds: ProductRepository['findByIds'] = async (ids) => {
    if (ids.length === 0) return []
    const rows = await prisma.product.findMany({ where: { id: { in: [...ids] } } })
    return rows.map(toProduct)
  }
  return {
    findByIds,
    async findPages(wanted) {
      const pages = await readProductPages(prisma, wanted)
      const products = await findByIds([...new Set(pages.flat())])
      const byId = new Map(products.map((product) => [product.id, product]))
      return pages.map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
    },
    findImages: (productIds) =>
      prisma.productImage.findMany({
        where: { productId: { in: [...productIds] } },
        orderBy: [{ productId: 'asc' }, { position: 'asc' }],
        select: { productId: true, file: true, alt: true },
      }),
  }
}

function toProduct({ priceAmount, priceCurrency, ...row }: ProductRow): Product {
  const { id, slug, name, description, categoryId, createdAt } = row
  const price = { amount: priceAmount, currency: priceCurrency }
  return { id, slug, name, description, price, categoryId, createdAt }
}
