import type { Attributes, Product, ProductStatus } from '../domain/product.ts'
import { ID_LIST, parseJson } from './json-list.ts'

export interface ProductRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly priceAmount: number
  readonly priceCurrency: string
  readonly categoryId: string
  readonly sku: string | null
  readonly attributes: unknown
  readonly status: ProductStatus
  readonly merchantId: string | null
  readonly variantOf: string | null
  readonly parentSlug: string | null
  readonly parentName: string | null
  readonly parentDescription: string | null
  readonly parentAttributes: unknown
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly images: unknown
  readonly variantIds: unknown
}

/** Products with all their parts, a variant with what it has of its product. Takes a JSON list of ids. */
export const SELECT_PRODUCTS = `SELECT p.id, p.slug, p.name, p.description, p.price_amount AS priceAmount,
    p.price_currency AS priceCurrency, COALESCE(o.category_id, p.category_id) AS categoryId, p.sku, p.attributes,
    p.status, p.merchant_id AS merchantId, p.variant_of AS variantOf, o.slug AS parentSlug, o.name AS parentName,
    o.description AS parentDescription, o.attributes AS parentAttributes, p.version, p.created_at AS createdAt,
    p.updated_at AS updatedAt,
    (SELECT JSON_ARRAYAGG(JSON_OBJECT('position', i.position, 'file', i.file, 'alt', i.alt, 'widths', i.widths))
      FROM product_image AS i WHERE i.product_id = COALESCE(p.variant_of, p.id)) AS images,
    (SELECT JSON_ARRAYAGG(v.id) FROM product AS v WHERE v.variant_of = p.id) AS variantIds
  FROM ${ID_LIST} STRAIGHT_JOIN product AS p ON p.id = t.id LEFT JOIN product AS o ON o.id = p.variant_of`

interface ImageJson {
  readonly position: number
  readonly file: string
  readonly alt: string
  readonly widths: string
}

export function toProduct(row: ProductRow): Product {
  const { id, categoryId, sku, status, merchantId, variantOf, version, createdAt, updatedAt } = row
  const images = (parseJson(row.images) ?? []) as readonly ImageJson[]
  return {
    ...{ id, categoryId, sku, status, merchantId, variantOf, version, createdAt, updatedAt },
    slug: row.parentSlug ?? row.slug,
    name: row.parentName === null ? row.name : `${row.parentName}, ${row.name}`,
    label: variantOf === null ? null : row.name,
    description: row.parentDescription ?? row.description,
    price: { amount: row.priceAmount, currency: row.priceCurrency },
    attributes: {
      ...(parseJson(row.parentAttributes) as Attributes | null),
      ...(parseJson(row.attributes) as Attributes),
    },
    images: images
      .toSorted((a, b) => a.position - b.position)
      .map(({ file, alt, widths }) => ({ file, alt, widths: parseWidths(widths) })),
    variantIds: ((parseJson(row.variantIds) ?? []) as readonly string[]).toSorted(),
  }
}

const parseWidths = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number))
