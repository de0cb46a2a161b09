import { type OrderNotFound } from '#graphql'
import { type Context } from '../context.ts'
import { maySeeOrdersOf } from '../domain/access.ts'
import { type Order } from '../domain/order.ts'

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
  return order && maySeeOrdersOf(identity, order.userId) ? order : null
}
