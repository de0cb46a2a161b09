import type { Product } from './domain/product.ts'

export type { Category as CategoryModel } from './domain/category.ts'
export type { Product as ProductModel, ProductImage as ImageModel } from './domain/product.ts'
export type { ProductSearch as ProductSearchModel } from './services/search-service.ts'

export interface ProductSearchEdgeModel {
  readonly cursor: string
  readonly node: Product
  /** By which it was found. */
  readonly query: string
}

export interface CategoryFacetModel {
  readonly categoryId: string
  readonly count: number
}
