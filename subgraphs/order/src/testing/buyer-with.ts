import { newId } from '@floodgate/platform/identifier'
import { useCasesOf, makeTickets, openSale } from './fixtures.ts'
import { type TestSubgraph, userIdentity } from './start-subgraph.ts'

/** A buyer with orders of one sale, the newest first. */
export async function buyerWith(count: number, { prisma }: TestSubgraph) {
  const { persister } = useCasesOf(prisma)
  const sale = await openSale(prisma)
  const userId = newId('usr')
  const tickets = makeTickets(count).map((ticket) => ({ ...ticket, userId }))
  for (const ticket of tickets) await persister.persist(sale.eventId, [ticket])
  const orders = await prisma.order.findMany({ where: { userId }, orderBy: { id: 'desc' } })
  const orderIds = orders.map(({ id }) => id)
  return { sale, userId, orderIds, orderId: orderIds[0] ?? '', buyer: userIdentity(userId) }
}
