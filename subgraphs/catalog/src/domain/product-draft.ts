import { MAX_STOCK } from './stock-adjustment.ts'
import type { Attributes, AttributeValue, Money, ProductStatus } from './product.ts'

/** The fields of a product, a variant or a category that staff gave; what is not given is not changed. */
export interface Fields {
  readonly slug?: string | null | undefined
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  readonly price?: Money | null | undefined
  readonly sku?: string | null | undefined
  readonly attributes?: Readonly<Record<string, unknown>> | null | undefined
  readonly status?: ProductStatus | null | undefined
  readonly categoryId?: string | null | undefined
  readonly stock?: number | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const SKU = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const CURRENCY = /^[A-Z]{3}$/
/** In the database an INT. */
const MAX_AMOUNT = 2_147_483_647
const MAX_DESCRIPTION_BYTES = 60_000
const MAX_ATTRIBUTES = 50

/** Why fields can't be those of a product, a variant or a category; null when they can. */
export function findFieldFault(fields: Fields): string | null {
  const { slug, name, description, price, sku, attributes, stock, idempotencyKey } = fields
  if (slug != null && (slug.length > 160 || !SLUG.test(slug))) {
    return '`slug` must be small letters and digits with single hyphens, at most 160 characters.'
  }
  if (name != null && (name.trim() === '' || name.length > 200)) {
    return '`name` must have 1 to 200 characters.'
  }
  if (description != null && Buffer.byteLength(description) > MAX_DESCRIPTION_BYTES) {
    return `\`description\` must have at most ${MAX_DESCRIPTION_BYTES} bytes.`
  }
  if (price != null && (price.amount < 0 || price.amount > MAX_AMOUNT)) {
    return `\`price\` must be 0 to ${MAX_AMOUNT} minor units.`
  }
  if (price != null && !CURRENCY.test(price.currency)) {
    return '`currency` must be an ISO 4217 code.'
  }
  if (sku != null && (sku.length > 64 || !SKU.test(sku))) {
    return '`sku` must be letters, digits, dots, hyphens and underscores, at most 64 characters.'
  }
  if (stock != null && (!Number.isInteger(stock) || stock < 0 || stock > MAX_STOCK)) {
    return `\`stock\` must be 0 to ${MAX_STOCK}.`
  }
  if (idempotencyKey != null && (idempotencyKey === '' || idempotencyKey.length > 128)) {
    return '`idempotencyKey` must have 1 to 128 characters.'
  }
  return attributes == null ? null : findAttributeFault(attributes)
}

function findAttributeFault(attributes: Readonly<Record<string, unknown>>): string | null {
  const entries = Object.entries(attributes)
  if (entries.length > MAX_ATTRIBUTES) return `A product has at most ${MAX_ATTRIBUTES} attributes.`
  for (const [name, value] of entries) {
    if (name.trim() === '' || name.length > 60) {
      return 'The name of an attribute must have 1 to 60 characters.'
    }
    if (!isAttributeValue(value)) {
      return `The attribute \`${name}\` must be a text of at most 200 characters, a number, true or false, or up to 20 such texts.`
    }
  }
  return null
}

/** Checked by `findAttributeFault`. */
export function toAttributes(attributes: Readonly<Record<string, unknown>>): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, AttributeValue] =>
      isAttributeValue(entry[1]),
    ),
  )
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 200

function isAttributeValue(value: unknown): value is AttributeValue {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'boolean' || isText(value)) return true
  return Array.isArray(value) && value.length <= 20 && value.every(isText)
}
