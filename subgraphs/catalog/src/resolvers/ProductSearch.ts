import { AppError } from '@floodgate/platform/errors'
import type {
  CategoryFacetResolvers,
  ProductSearchEdgeResolvers,
  ProductSearchResolvers,
} from '#graphql'
import { highlight, highlightFragment } from '../search/highlight.ts'

export const ProductSearch: ProductSearchResolvers = {
  edges: ({ edges, query }) => edges.map((edge) => ({ ...edge, query })),
  facets: async ({ counts }, _args, { loaders }) => {
    const known = await loaders.category.loadMany(counts.categories.map(({ value }) => value))
    return {
      // A category that was removed since is none that could be chosen.
      categories: counts.categories
        .map(({ value: categoryId, count }) => ({ categoryId, count }))
        .filter((_, at) => known[at] != null),
      priceBands: counts.prices.map(({ value, count }) => ({ ...value, count })),
      attributes: counts.attributes.map(({ name, values }) => ({ name, values: [...values] })),
      inStock: counts.inStock,
    }
  },
  didYouMean: ({ query }, _args, { search }) => search.correct(query),
}

export const ProductSearchEdge: ProductSearchEdgeResolvers = {
  highlights: ({ node, query }) => ({
    name: highlight(node.name, query),
    description: highlightFragment(node.description, query),
  }),
}

export const CategoryFacet: CategoryFacetResolvers = {
  category: async ({ categoryId }, _args, { loaders }) => {
    const category = await loaders.category.load(categoryId)
    if (!category) throw new AppError('INTERNAL_SERVER_ERROR', `${categoryId} is gone`)
    return category
  },
}
