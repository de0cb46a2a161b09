import { isUniqueViolation } from '@floodgate/platform/database'
import { newId } from '@floodgate/platform/identifier'
import type { Prisma, PrismaClient } from '#prisma'
import type { Attributes, Money, Product, ProductStatus } from '../domain/product.ts'
import { createOnce, type Creation, type CreationOutcome } from './creations.ts'
import { tellChanges } from './outbox.ts'
import { readProducts } from './product-repository.ts'
import { writeMovements } from './stock-movements.ts'
import { inTransaction, type Transaction } from './transaction.ts'

export interface NewProduct {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly price: Money
  readonly categoryId: string
  readonly sku: string | null
  readonly attributes: Attributes
  readonly status: ProductStatus
  readonly merchantId: string | null
  readonly stock: number
}

export interface NewVariant {
  readonly productId: string
  readonly sku: string
  readonly name: string
  readonly price: Money
  readonly attributes: Attributes
  readonly stock: number
}

/** What is undefined stays as it is. */
export type ProductPatch = {
  readonly [K in Exclude<keyof NewProduct, 'merchantId' | 'stock'>]?: NewProduct[K] | undefined
}

export type Taken = { readonly kind: 'slug-taken' } | { readonly kind: 'sku-taken' }
export type NewProductFault = Taken | { readonly kind: 'unknown-category' }
export type NewVariantFault = Taken | { readonly kind: 'unknown-product' }
export type UpdateOutcome =
  | { readonly kind: 'updated'; readonly product: Product }
  | { readonly kind: 'stale'; readonly product: Product }
  | { readonly kind: 'unknown-product' }
  | NewProductFault

export interface ProductWriter {
  create(creation: Creation, product: NewProduct): Promise<CreationOutcome<NewProductFault>>
  /** @param check throws when the caller may not change the product */
  createVariant(
    creation: Creation,
    variant: NewVariant,
    check: Check,
  ): Promise<CreationOutcome<NewVariantFault>>
  /** One conditional update: of two that are based on the same version, one wins. */
  update(
    target: { readonly id: string; readonly kind: 'product' | 'variant' },
    expectedVersion: number,
    patch: ProductPatch,
    check: Check,
  ): Promise<UpdateOutcome>
}

type Check = (product: Product) => void

export function createProductWriter(prisma: PrismaClient): ProductWriter {
  return {
    create(creation, product) {
      const id = newId('prd')
      return unlessTaken(createOnce(prisma, creation, id, (tx) => insertProduct(tx, id, product)))
    },
    createVariant(creation, variant, check) {
      const id = newId('prd')
      const insert = (tx: Transaction) => insertVariant(tx, id, variant, check)
      return unlessTaken(createOnce(prisma, creation, id, insert))
    },
    update: (target, expectedVersion, patch, check) =>
      unlessTaken(
        inTransaction(prisma, (tx) => updateIn(tx, target, expectedVersion, patch, check)),
      ),
  }
}

async function unlessTaken<T>(work: Promise<T>): Promise<T | Taken> {
  try {
    return await work
  } catch (error) {
    if (isUniqueViolation(error, 'product_slug_key')) return { kind: 'slug-taken' }
    if (isUniqueViolation(error, 'product_sku_key')) return { kind: 'sku-taken' }
    throw error
  }
}

async function insertProduct(
  tx: Transaction,
  id: string,
  product: NewProduct,
): Promise<NewProductFault | null> {
  if (!(await hasCategory(tx, product.categoryId))) return { kind: 'unknown-category' }
  const { slug, name, description, categoryId, sku, status, merchantId } = product
  await insertRow(tx, id, product, { slug, name, description, categoryId, sku, status, merchantId })
  await tellChanges(tx, { productIds: [id], slugs: [slug], lists: true })
  return null
}

async function insertVariant(
  tx: Transaction,
  id: string,
  variant: NewVariant,
  check: Check,
): Promise<NewVariantFault | null> {
  const [product] = await readProducts(tx, [variant.productId])
  if (product?.variantOf !== null) return { kind: 'unknown-product' }
  check(product)
  const { categoryId, status, merchantId } = product
  await insertRow(tx, id, variant, {
    ...{ categoryId, status, merchantId, name: variant.name, sku: variant.sku, description: '' },
    // Nobody sees it: a variant is shown under its product's.
    slug: id.toLowerCase().replace('_', '-'),
    variantOf: product.id,
  })
  await tellChanges(tx, { productIds: [product.id, id], lists: true })
  return null
}

async function insertRow(
  tx: Transaction,
  id: string,
  { price, attributes, stock }: Pick<NewProduct, 'price' | 'attributes' | 'stock'>,
  row: Omit<
    Prisma.ProductUncheckedCreateInput,
    'id' | 'priceAmount' | 'priceCurrency' | 'createdAt' | 'updatedAt'
  >,
): Promise<void> {
  const now = new Date()
  const money = { priceAmount: price.amount, priceCurrency: price.currency }
  const times = { createdAt: now, updatedAt: now }
  await tx.product.create({
    data: { id, ...row, ...money, attributes: toJson(attributes), ...times },
  })
  await tx.stockBalance.create({ data: { productId: id, available: 0, updatedAt: now } })
  if (stock === 0) return
  const movement = { productId: id, delta: stock, kind: 'INITIAL', reference: id } as const
  await writeMovements(tx, new Map([[id, 0]]), [movement], now)
}

async function updateIn(
  tx: Transaction,
  { id, kind }: { readonly id: string; readonly kind: 'product' | 'variant' },
  expectedVersion: number,
  patch: ProductPatch,
  check: Check,
): Promise<UpdateOutcome> {
  const [before] = await readProducts(tx, [id])
  const found = before && (before.variantOf !== null) === (kind === 'variant')
  if (!found) return { kind: 'unknown-product' }
  check(before)
  if (patch.categoryId !== undefined && !(await hasCategory(tx, patch.categoryId))) {
    return { kind: 'unknown-category' }
  }
  const { count } = await tx.product.updateMany({
    where: { id, version: expectedVersion },
    data: { ...toColumns(patch), version: { increment: 1 }, updatedAt: new Date() },
  })
  const [product = before] = await readProducts(tx, [id])
  if (count === 0) return { kind: 'stale', product }
  const { variantIds, variantOf } = product
  if (patch.status !== undefined && variantIds.length > 0) {
    // A variant is sold when its product is.
    await tx.product.updateMany({ where: { variantOf: id }, data: { status: patch.status } })
  }
  const related = variantOf === null ? variantIds : [variantOf]
  const slugs = before.slug === product.slug ? [] : [before.slug, product.slug]
  await tellChanges(tx, { productIds: [id, ...related], slugs, lists: true })
  return { kind: 'updated', product }
}

function toColumns({
  price,
  attributes,
  ...patch
}: ProductPatch): Prisma.ProductUncheckedUpdateManyInput {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(price && { priceAmount: price.amount, priceCurrency: price.currency }),
    ...(attributes && { attributes: toJson(attributes) }),
  }
}

const toJson = (attributes: Attributes): Prisma.InputJsonObject => ({ ...attributes })

async function hasCategory(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.category.count({ where: { id } })) > 0
}
