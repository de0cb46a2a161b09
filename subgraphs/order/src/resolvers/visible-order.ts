import type { OrderNotFound } from '#graphql'
import type { Context } from '../context.ts'
import { isOrderOf, sightOfOrders } from '../domain/access.ts'
import type { Order } from '../domain/order.ts'

export const orderNotFound: OrderNotFound & { __typename: 'OrderNotFound' } = {
  __typename: 'OrderNotFound',
  message: 'There is no such order of yours.',
}

/** The order, if it exists and who asks may see it: to everybody else the two look alike. */
export async function visibleOrder(
  id: string,
  { identity, loaders }: Context,
): Promise<Order | null> {
  const order = await loaders.order.load(id)
  if (!order) return null
  const sight = sightOfOrders(identity, order.userId)
  if (sight === 'all' || sight === 'none') return sight === 'all' ? order : null
  return isOrderOf(sight.merchantId, await loaders.itemsOfOrder.load(id)) ? order : null
}
