import { pipeline } from 'node:stream/promises'
import { Readable, type Writable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { PrismaClient } from '#prisma'
import { COLUMNS } from './product-line.ts'

const PAGE = 1_000

/** Writes all products as a file that can be imported again, each before its variants. @returns how many */
export async function exportProducts(
  prisma: PrismaClient,
  output: Writable,
  onProgress: (rows: number) => void,
): Promise<number> {
  let rows = 0
  async function* lines() {
    for await (const line of readLines(prisma)) {
      rows += 1
      if (rows % PAGE === 0) onProgress(rows)
      yield line
    }
  }
  await pipeline(Readable.from(lines()), stringify({ header: true, columns: [...COLUMNS] }), output)
  return rows
}

async function* readLines(prisma: PrismaClient) {
  for (let after = ''; ;) {
    const products = await prisma.product.findMany({
      where: { variantOf: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      include: {
        category: { select: { slug: true } },
        stock: { select: { available: true } },
        variants: { orderBy: { id: 'asc' }, include: { stock: { select: { available: true } } } },
      },
    })
    for (const { variants, ...product } of products) {
      yield toLine(product, { slug: product.slug, category: product.category.slug })
      for (const variant of variants) yield toLine(variant, { variant_of: product.slug })
    }
    after = products.at(-1)?.id ?? after
    if (products.length < PAGE) return
  }
}

interface ExportedProduct {
  readonly sku: string | null
  readonly name: string
  readonly description: string
  readonly priceAmount: number
  readonly priceCurrency: string
  readonly status: string
  readonly attributes: unknown
  readonly stock: { readonly available: number } | null
}

function toLine(product: ExportedProduct, place: Readonly<Record<string, string>>) {
  const { sku, name, description, priceAmount, priceCurrency, status, attributes, stock } = product
  return {
    ...place,
    ...{ sku: sku ?? '', name, description, status },
    price_amount: String(priceAmount),
    price_currency: priceCurrency,
    stock: String(stock?.available ?? 0),
    attributes: typeof attributes === 'string' ? attributes : JSON.stringify(attributes),
  }
}
