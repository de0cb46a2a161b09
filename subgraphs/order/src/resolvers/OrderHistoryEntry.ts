import { isStaff } from '@floodgate/platform/authorization'
import type { OrderHistoryEntryResolvers } from '#graphql'
import { toEventName } from './event-names.ts'

export const OrderHistoryEntry: OrderHistoryEntryResolvers = {
  event: ({ event }) => toEventName(event),
  refunded: ({ refundedAmount, currency }) => ({ amount: refundedAmount, currency }),
  actor: ({ actor: { kind, id } }, _args, { identity }) => {
    const isOwn = identity.kind === 'user' && identity.userId === id
    return { kind, id: kind !== 'USER' || isOwn || isStaff(identity) ? id : null }
  },
}
