import { newId } from '@floodgate/platform/identifier'
import type { Prisma } from '#prisma'
import { tellChanges } from '../data/outbox.ts'
import { parseJson } from '../data/json-list.ts'
import type { Transaction } from '../data/transaction.ts'
import { keyOfLine, type ProductLine } from './product-line.ts'

/** A line of a file, with the number of its row. */
export interface NumberedLine {
  readonly row: number
  readonly line: ProductLine
}

export interface RowFault {
  readonly row: number
  readonly message: string
}

export interface WrittenLines {
  readonly created: number
  readonly updated: number
  readonly faults: readonly RowFault[]
}

/** Creates the products of some lines, or brings them up to date; what is as the file says is left alone. */
export async function writeLines(
  tx: Transaction,
  numbered: readonly NumberedLine[],
): Promise<WrittenLines> {
  const known = await readKnown(tx, numbered)
  const faults: RowFault[] = []
  const rows = numbered.flatMap(({ row, line }) => {
    const place = placeOf(line, known)
    if (typeof place !== 'string')
      return [{ line, existing: known.products.get(keyOfLine(line)), ...place }]
    faults.push({ row, message: place })
    return []
  })
  const fresh = rows
    .filter(({ existing }) => existing === undefined)
    .map((row) => ({ ...row, id: newId('prd') }))
  await insert(tx, fresh)
  const changed = rows.flatMap(({ existing, ...row }) =>
    existing && differs(existing, row) ? [{ ...row, existing }] : [],
  )
  for (const { existing, ...row } of changed) {
    await tx.product.update({
      where: { id: existing.id },
      data: { ...columnsOf(row), version: { increment: 1 }, updatedAt: new Date() },
    })
  }
  const productIds = [...fresh, ...changed.map(({ existing }) => existing)].map(({ id }) => id)
  const parents = rows.flatMap(({ variantOf }) => variantOf ?? [])
  if (productIds.length > 0) {
    const slugs = fresh.map(({ line }) => line.slug).filter((slug) => slug !== '')
    await tellChanges(tx, {
      productIds: [...new Set([...productIds, ...parents])],
      slugs,
      lists: true,
    })
  }
  return { created: fresh.length, updated: changed.length, faults }
}

interface Known {
  readonly products: ReadonlyMap<string, ExistingProduct>
  readonly categoryIds: ReadonlyMap<string, string>
}

async function readKnown(tx: Transaction, numbered: readonly NumberedLine[]): Promise<Known> {
  const lines = numbered.map(({ line }) => line)
  const slugs = lines
    .flatMap(({ slug, variantOf }) => [slug, variantOf ?? ''])
    .filter((slug) => slug !== '')
  const skus = lines.flatMap(({ sku, variantOf }) => (variantOf === null ? [] : (sku ?? [])))
  const found = await tx.product.findMany({
    where: {
      OR: [{ slug: { in: [...new Set(slugs)] } }, { sku: { in: skus }, variantOf: { not: null } }],
    },
  })
  const categories = await tx.category.findMany({
    where: { slug: { in: [...new Set(lines.map(({ categorySlug }) => categorySlug))] } },
    select: { id: true, slug: true },
  })
  return {
    products: new Map(
      found.map((row) => [row.variantOf === null ? row.slug : `sku:${row.sku ?? ''}`, row]),
    ),
    categoryIds: new Map(categories.map(({ id, slug }) => [slug, id])),
  }
}

type ExistingProduct = Awaited<ReturnType<Transaction['product']['findMany']>>[number]

interface Place {
  readonly categoryId: string
  readonly variantOf: string | null
}

/** @returns where the product belongs, or why it belongs nowhere */
function placeOf(line: ProductLine, { products, categoryIds }: Known): Place | string {
  if (line.variantOf !== null) {
    const parent = products.get(line.variantOf)
    if (!parent) return `There is no product \`${line.variantOf}\` before this row.`
    return { categoryId: parent.categoryId, variantOf: parent.id }
  }
  const categoryId = categoryIds.get(line.categorySlug)
  if (categoryId === undefined) return `There is no category \`${line.categorySlug}\`.`
  return { categoryId, variantOf: null }
}

interface PlacedLine extends Place {
  readonly line: ProductLine
}

function columnsOf({ line, categoryId, variantOf }: PlacedLine) {
  const { slug, sku, name, description, priceAmount, priceCurrency, status, attributes } = line
  const shared = {
    sku,
    name,
    description,
    priceAmount,
    priceCurrency,
    status,
    categoryId,
    variantOf,
  }
  const json: Prisma.InputJsonObject = { ...attributes }
  return { ...shared, ...(slug !== '' && { slug }), attributes: json }
}

function differs(existing: ExistingProduct, row: PlacedLine): boolean {
  const { attributes, ...columns } = columnsOf(row)
  const same = Object.entries(columns).every(
    ([name, value]) => existing[name as keyof ExistingProduct] === value,
  )
  return !same || canonical(parseJson(existing.attributes)) !== canonical(attributes)
}

/** Databases keep the members of JSON objects in orders of their own. */
function canonical(attributes: unknown): string {
  const entries = Object.entries(attributes as object)
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function insert(
  tx: Transaction,
  rows: readonly (PlacedLine & { readonly id: string })[],
): Promise<void> {
  if (rows.length === 0) return
  const now = new Date()
  const times = { createdAt: now, updatedAt: now }
  await tx.product.createMany({
    data: rows.map(({ id, ...row }) => ({
      id,
      // Nobody sees that of a variant: it is shown under its product's.
      slug: id.toLowerCase().replace('_', '-'),
      ...columnsOf(row),
      ...times,
    })),
  })
  await tx.stockBalance.createMany({
    data: rows.map(({ id, line }) => ({ productId: id, available: line.stock, updatedAt: now })),
  })
  await tx.stockMovement.createMany({
    data: rows
      .filter(({ line }) => line.stock > 0)
      .map(({ id, line: { stock } }) => ({
        ...{ id: newId('mov'), productId: id, kind: 'INITIAL' as const, reference: id },
        ...{ delta: stock, availableAfter: stock, createdAt: now },
      })),
  })
}
