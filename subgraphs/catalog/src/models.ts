export type { Category as CategoryModel } from './domain/category.ts'
export type { Product as ProductModel, ProductImage as ImageModel } from './domain/product.ts'
