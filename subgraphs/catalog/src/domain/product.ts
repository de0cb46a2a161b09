/** An amount in minor units of an ISO 4217 currency. */
interface Money {
  readonly amount: number
  readonly currency: string
}

export interface Category {
  readonly id: string
  readonly slug: string
  readonly name: string
}

export interface Product {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly price: Money
  readonly categoryId: string
  readonly createdAt: Date
}

export interface ProductImage {
  /** Within the image directory. */
  readonly file: string
  readonly alt: string
}

export interface ProductFilter {
  readonly categoryId?: string | null | undefined
  readonly inStock?: boolean | null | undefined
  readonly nameContains?: string | null | undefined
}
