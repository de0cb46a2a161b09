import type { AttributeValue, Attributes, ProductStatus } from '../domain/product.ts'
import { findFieldFault, toAttributes } from '../domain/product-draft.ts'

/** The columns of a catalog file, in the order in which it is written. */
export const COLUMNS = [
  'slug',
  'variant_of',
  'sku',
  'name',
  'description',
  'price_amount',
  'price_currency',
  'category',
  'status',
  'stock',
  'attributes',
] as const
type Column = (typeof COLUMNS)[number]

/** Without these a file is none of ours. */
export const REQUIRED_COLUMNS = [
  'slug',
  'name',
  'price_amount',
  'price_currency',
  'category',
] as const

export type CsvRecord = Readonly<Partial<Record<Column, string>>>

/** A product of the file; or a variant, which is known by its SKU and names its product's slug. */
export interface ProductLine {
  readonly slug: string
  /** The slug of the product that it is a variant of. */
  readonly variantOf: string | null
  readonly sku: string | null
  readonly name: string
  readonly description: string
  readonly priceAmount: number
  readonly priceCurrency: string
  readonly categorySlug: string
  readonly status: ProductStatus
  /** Units to begin with: what is there already keeps its stock. */
  readonly stock: number
  readonly attributes: Attributes
}

const STATUSES: readonly ProductStatus[] = ['DRAFT', 'ACTIVE', 'ARCHIVED']

/** What makes the line the same as another: its slug, or a variant's SKU. */
export const keyOfLine = ({ slug, variantOf, sku }: ProductLine) =>
  variantOf === null ? slug : `sku:${sku ?? ''}`

/** @returns the line, or what is wrong with it */
export function readLine(record: CsvRecord): ProductLine | string {
  const variantOf = given(record.variant_of)
  const sku = given(record.sku)
  if (variantOf === null && !record.slug) return '`slug` is missing.'
  if (variantOf !== null && sku === null) return '`sku` is missing: a variant is known by it.'
  if (!record.name) return '`name` is missing.'
  if (variantOf === null && !record.category) return '`category` is missing.'
  const priceAmount = wholeNumber(record.price_amount)
  if (priceAmount === null) return '`price_amount` must be a whole number of minor units.'
  const stock = wholeNumber(given(record.stock) ?? '0')
  if (stock === null) return '`stock` must be a whole number.'
  const status = STATUSES.find((each) => each === (given(record.status) ?? 'ACTIVE'))
  if (!status) return `\`status\` must be one of ${STATUSES.join(', ')}.`
  const attributes = readAttributes(record.attributes)
  if (attributes === null) return '`attributes` must be a JSON object.'
  const line = {
    ...{ variantOf, sku, priceAmount, stock, status },
    slug: variantOf === null ? (record.slug ?? '') : '',
    name: record.name,
    description: record.description ?? '',
    priceCurrency: record.price_currency ?? '',
    categorySlug: record.category ?? '',
  }
  const price = { amount: priceAmount, currency: line.priceCurrency }
  const slug = variantOf === null ? line.slug : undefined
  const fault = findFieldFault({ ...line, slug, price, attributes })
  return fault ?? { ...line, attributes: toAttributes(attributes) }
}

/** An empty field is one that is not given. */
const given = (field: string | undefined): string | null =>
  field === undefined || field === '' ? null : field

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null
}

function readAttributes(text: string | undefined): Record<string, unknown> | null {
  if (!text) return {}
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, AttributeValue>) : null
  } catch {
    return null
  }
}
