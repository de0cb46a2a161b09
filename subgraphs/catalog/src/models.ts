export type { Category as CategoryModel, Product as ProductModel } from './domain/product.ts'
