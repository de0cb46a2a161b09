import type { CartLineResolvers, ResolversTypes, ResolversUnionTypes } from '#graphql'
import type { CartLineProblem } from '../domain/cart.ts'

export const CartLine: CartLineResolvers = {
  product: ({ productId, price }) => (price ? { id: productId } : null),
  name: ({ productName }) => productName,
  unitPrice: ({ price }) => price,
  problems: ({ productId, problems }) => problems.map((problem) => toProblem(productId, problem)),
}

function toProblem(
  productId: string,
  problem: CartLineProblem,
): ResolversUnionTypes<ResolversTypes>['CartLineProblem'] {
  switch (problem.kind) {
    case 'price-changed': {
      const { before, now } = problem
      return { __typename: 'PriceChanged', message: 'The price has changed.', before, now }
    }
    case 'out-of-stock': {
      const { available } = problem
      const message = available === 0 ? 'It is sold out.' : `Only ${available} units are in stock.`
      return { __typename: 'OutOfStock', message, available }
    }
    case 'product-unavailable':
      return {
        __typename: 'ProductUnavailable',
        message: 'The product is not for sale any more.',
        productIds: [productId],
      }
  }
}
