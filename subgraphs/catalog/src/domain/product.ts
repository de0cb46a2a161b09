/** An amount in minor units of an ISO 4217 currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

export type ProductStatus = 'DRAFT' | 'ACTIVE' | 'ARCHIVED'
export type AttributeValue = string | number | boolean | readonly string[]
export type Attributes = Readonly<Record<string, AttributeValue>>

export interface ProductImage {
  /** Within the image store. */
  readonly file: string
  readonly alt: string
  /** Of the smaller copies, in pixels, smallest first. */
  readonly widths: readonly number[]
}

/** What can be ordered, priced and counted: a product, or one of its variants. */
export interface Product {
  readonly id: string
  readonly slug: string
  /** Of a variant: its product's name and its own. */
  readonly name: string
  /** Of a variant: its own name. */
  readonly label: string | null
  readonly description: string
  readonly price: Money
  readonly categoryId: string
  readonly sku: string | null
  readonly attributes: Attributes
  readonly status: ProductStatus
  /** Null for the shop's own. */
  readonly merchantId: string | null
  readonly images: readonly ProductImage[]
  readonly variantOf: string | null
  /** Oldest first. */
  readonly variantIds: readonly string[]
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface ProductFilter {
  readonly categoryId?: string | null | undefined
  readonly inStock?: boolean | null | undefined
  readonly nameContains?: string | null | undefined
  readonly minPrice?: number | null | undefined
  readonly maxPrice?: number | null | undefined
  readonly status?: ProductStatus | null | undefined
  readonly merchantId?: string | null | undefined
}
