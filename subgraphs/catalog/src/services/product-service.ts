import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { CreationOutcome } from '../data/creations.ts'
import type {
  NewProductFault,
  NewVariantFault,
  ProductWriter,
  UpdateOutcome,
} from '../data/product-writer.ts'
import { mayManage, type StaffMember } from '../domain/ownership.ts'
import type { Attributes, Money, Product, ProductStatus } from '../domain/product.ts'
import { type Fields, findFieldFault, toAttributes } from '../domain/product-draft.ts'

type JsonObject = Readonly<Record<string, unknown>>

export interface CreateProductRequest {
  readonly slug: string
  readonly name: string
  readonly description?: string
  readonly price: Money
  readonly categoryId: string
  readonly sku?: string | null | undefined
  readonly attributes?: JsonObject | null | undefined
  readonly status?: ProductStatus
  readonly stock?: number
  readonly idempotencyKey: string
}

export interface CreateVariantRequest {
  readonly productId: string
  readonly sku: string
  readonly name: string
  readonly price: Money
  readonly attributes?: JsonObject | null | undefined
  readonly stock?: number
  readonly idempotencyKey: string
}

/** What is null or missing stays as it is. */
export interface UpdateProductRequest extends Omit<Fields, 'stock' | 'idempotencyKey'> {
  readonly id: string
  readonly expectedVersion: number
}

/** What staff does to products. Each throws AppError BAD_USER_INPUT, and FORBIDDEN for another merchant's product. */
export interface ProductService {
  create(
    staff: StaffMember,
    request: CreateProductRequest,
  ): Promise<CreationOutcome<NewProductFault>>
  createVariant(
    staff: StaffMember,
    request: CreateVariantRequest,
  ): Promise<CreationOutcome<NewVariantFault>>
  update(staff: StaffMember, request: UpdateProductRequest): Promise<UpdateOutcome>
  updateVariant(staff: StaffMember, request: UpdateProductRequest): Promise<UpdateOutcome>
}

export function createProductService(products: ProductWriter): ProductService {
  const update =
    (kind: 'product' | 'variant') =>
    (staff: StaffMember, request: UpdateProductRequest): Promise<UpdateOutcome> => {
      const { id, expectedVersion, ...fields } = request
      refuseFaults(fields)
      if (!isId('prd', id)) return Promise.resolve({ kind: 'unknown-product' })
      if (fields.categoryId != null && !isId('cat', fields.categoryId)) {
        return Promise.resolve({ kind: 'unknown-category' })
      }
      return products.update({ id, kind }, expectedVersion, toPatch(fields), checkFor(staff))
    }
  return {
    async create(staff, request) {
      refuseFaults(request)
      if (!isId('cat', request.categoryId)) return { kind: 'unknown-category' }
      const { idempotencyKey, sku = null, attributes, ...rest } = request
      const defaults = { description: '', status: 'ACTIVE', stock: 0 } as const
      const merchantId = staff.roles.includes('ADMIN') ? null : staff.userId
      return products.create(
        { userId: staff.userId, idempotencyKey, input: request },
        { ...defaults, ...rest, sku, attributes: toAttributes(attributes ?? {}), merchantId },
      )
    },
    async createVariant(staff, request) {
      refuseFaults(request)
      if (!isId('prd', request.productId)) return { kind: 'unknown-product' }
      const { idempotencyKey, attributes, ...rest } = request
      return products.createVariant(
        { userId: staff.userId, idempotencyKey, input: request },
        { stock: 0, ...rest, attributes: toAttributes(attributes ?? {}) },
        checkFor(staff),
      )
    },
    update: update('product'),
    updateVariant: update('variant'),
  }
}

function refuseFaults(fields: Fields): void {
  const fault = findFieldFault(fields)
  if (fault !== null) throw new AppError('BAD_USER_INPUT', fault)
}

export function checkFor(staff: StaffMember) {
  return (product: Pick<Product, 'merchantId'>): void => {
    if (!mayManage(staff, product)) throw new AppError('FORBIDDEN')
  }
}

function toPatch(fields: Omit<Fields, 'stock' | 'idempotencyKey'>) {
  const { slug, name, description, price, categoryId, sku, status } = fields
  const attributes: Attributes | undefined = fields.attributes
    ? toAttributes(fields.attributes)
    : undefined
  return {
    slug: slug ?? undefined,
    name: name ?? undefined,
    description: description ?? undefined,
    price: price ?? undefined,
    categoryId: categoryId ?? undefined,
    sku: sku ?? undefined,
    status: status ?? undefined,
    attributes,
  }
}
