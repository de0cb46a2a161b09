import type { CategoryResolvers } from '#graphql'
import type { Loaders } from '../data/loaders.ts'
import { type Category as CategoryModel, lineageOf } from '../domain/category.ts'

export const Category: CategoryResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.category.load(id),
  path: async (category, _args, { loaders }) =>
    (await breadcrumbOf(category, loaders)).map(({ slug }) => slug).join('/'),
  parent: ({ parentId }, _args, { loaders }) =>
    parentId === null ? null : loaders.category.load(parentId),
  children: ({ id }, _args, { loaders }) => loaders.children.load(id),
  breadcrumb: (category, _args, { loaders }) => breadcrumbOf(category, loaders),
  products: ({ id }, { filter, ...input }, { lists }) =>
    lists.products({ ...input, filter: { ...filter, categoryId: id } }),
}

async function breadcrumbOf(
  category: CategoryModel,
  loaders: Pick<Loaders, 'category'>,
): Promise<CategoryModel[]> {
  const ids = lineageOf(category).slice(0, -1)
  const above = await Promise.all(ids.map((id) => loaders.category.load(id)))
  return [...above.filter((each) => each !== null), category]
}
