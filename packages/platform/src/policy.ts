import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import { AppError } from './errors.ts'
import type { Identity, Role } from './identity.ts'

/**
 * Who may call a root field:
 * - `anyone`: without a session too. What it then shows may still depend on who asks.
 * - `user`: whoever is logged in.
 * - roles: accounts that have one of them.
 * - `service`: another subgraph; never reachable through the router.
 */
export type Audience = 'anyone' | 'user' | 'service' | readonly Role[]

export type Policy = Readonly<Record<string, Audience>>

const STAFF = ['MERCHANT', 'ADMIN'] as const
const ADMIN = ['ADMIN'] as const

/**
 * The one table of who may do what: every root field of every subgraph, `@inaccessible` ones included. `createSubgraphServer` holds
 * each resolver to it before it runs; a field that is not in it is refused to everybody. Whether this account may see that object is
 * for the resolvers.
 */
export const POLICY: Policy = {
  // user
  'Query.me': 'anyone',
  'Query.user': 'anyone',
  'Query.sessions': 'user',
  'Query.addresses': 'user',
  'Query.address': 'user',
  'Query.addressOf': 'service',
  'Query.exportMyData': 'user',
  'Query.auditLog': ADMIN,
  'Mutation.register': 'anyone',
  'Mutation.login': 'anyone',
  'Mutation.logout': 'anyone',
  'Mutation.revokeSession': 'user',
  'Mutation.revokeOtherSessions': 'user',
  'Mutation.changePassword': 'user',
  'Mutation.requestPasswordReset': 'anyone',
  'Mutation.resetPassword': 'anyone',
  'Mutation.requestEmailVerification': 'user',
  'Mutation.verifyEmail': 'anyone',
  'Mutation.createAddress': 'user',
  'Mutation.updateAddress': 'user',
  'Mutation.deleteAddress': 'user',
  'Mutation.setDefaultAddress': 'user',
  'Mutation.deleteMyAccount': 'user',
  'Mutation.disableAccount': ADMIN,
  'Mutation.enableAccount': ADMIN,
  'Mutation.setAccountRoles': ADMIN,
  // catalog
  'Query.product': 'anyone',
  'Query.products': 'anyone',
  'Query.category': 'anyone',
  'Query.categories': 'anyone',
  'Query.searchProducts': 'anyone',
  'Query.stockLedger': STAFF,
  'Mutation.createProduct': STAFF,
  'Mutation.updateProduct': STAFF,
  'Mutation.createVariant': STAFF,
  'Mutation.updateVariant': STAFF,
  'Mutation.createCategory': STAFF,
  'Mutation.updateCategory': STAFF,
  'Mutation.moveCategory': STAFF,
  'Mutation.createImageUpload': STAFF,
  'Mutation.addProductImage': STAFF,
  'Mutation.adjustStock': STAFF,
  'Mutation.carveAllotment': 'service',
  'Mutation.returnAllotment': 'service',
  'Mutation.reserveStock': 'service',
  'Mutation.confirmStock': 'service',
  'Mutation.releaseStock': 'service',
  // order
  'Query.order': 'anyone',
  'Query.orders': STAFF,
  'Query.webhookEndpoints': STAFF,
  'Query.cart': 'user',
  'Query.seckillFence': 'service',
  'Query.stockClaims': 'service',
  'Mutation.placeOrder': 'user',
  'Mutation.addToCart': 'user',
  'Mutation.changeCartItem': 'user',
  'Mutation.removeFromCart': 'user',
  'Mutation.clearCart': 'user',
  'Mutation.mergeCart': 'user',
  'Mutation.payOrder': 'user',
  'Mutation.cancelOrder': 'user',
  'Mutation.shipOrder': STAFF,
  'Mutation.completeOrder': STAFF,
  'Mutation.refundOrder': STAFF,
  'Mutation.subscribeWebhook': STAFF,
  'Mutation.unsubscribeWebhook': STAFF,
  'Mutation.replayWebhookDelivery': STAFF,
  'Mutation.openAllotment': 'service',
  'Mutation.closeAllotment': 'service',
  'Mutation.anonymiseBuyer': 'service',
  'Subscription.orderStatus': 'user',
  'Subscription.myOrderUpdates': 'user',
  // seckill
  'Query.seckillEvents': 'anyone',
  'Query.seckillEvent': 'anyone',
  'Query.seckillTicket': 'anyone',
  'Query.seckillStatement': 'anyone',
  'Query.seckillDeadLetters': STAFF,
  'Query.seckillChallenge': 'user',
  'Mutation.purchase': 'user',
  'Mutation.requestPurchaseToken': 'user',
  'Mutation.createSeckillEvent': STAFF,
  'Mutation.publishSeckillEvent': STAFF,
  'Mutation.updateSeckillEvent': STAFF,
  'Mutation.cancelSeckillEvent': STAFF,
  'Mutation.endSeckillEvent': STAFF,
  'Mutation.retryDeadLetter': STAFF,
  'Mutation.rehydrateSeckillEvent': ADMIN,
  'Subscription.seckillTicket': 'user',
  'Subscription.seckillStock': 'anyone',
}

/**
 * @param coordinate such as `Mutation.login`
 * @throws AppError UNAUTHENTICATED where logging in would help, else FORBIDDEN
 */
export function checkAccess(policy: Policy, coordinate: string, identity: Identity): void {
  const audience = Object.hasOwn(policy, coordinate) ? policy[coordinate] : undefined
  if (audience === 'anyone') return
  if (audience === 'service') {
    if (identity.kind === 'service') return
    throw new AppError('FORBIDDEN')
  }
  if (audience === undefined) throw new AppError('FORBIDDEN', `${coordinate} has no policy.`)
  if (identity.kind === 'anonymous') throw new AppError('UNAUTHENTICATED')
  if (identity.kind === 'service') throw new AppError('FORBIDDEN')
  if (audience === 'user' || audience.some((role) => identity.roles.includes(role))) return
  throw new AppError('FORBIDDEN')
}

/** What `buildSubgraphSchema` adds, for the router alone. */
const FEDERATION_FIELDS = ['_entities', '_service']

/** What every subgraph's context has. */
export interface CallerContext {
  readonly identity: Identity
}

type RootResolver = GraphQLFieldResolver<unknown, CallerContext>

/** Holds every root field's resolver to the policy, before it runs. Changes the schema. */
export function protectSchema(schema: GraphQLSchema, policy: Policy): void {
  const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const type of rootTypes.filter((each) => each != null)) {
    for (const [name, field] of Object.entries(type.getFields())) {
      if (FEDERATION_FIELDS.includes(name)) continue
      const coordinate = `${type.name}.${name}`
      if (field.subscribe) field.subscribe = guarded(field.subscribe, policy, coordinate)
      else if (field.resolve) field.resolve = guarded(field.resolve, policy, coordinate)
    }
  }
}

function guarded(resolve: RootResolver, policy: Policy, coordinate: string): RootResolver {
  return (parent, args, context, info) => {
    checkAccess(policy, coordinate, context.identity)
    return resolve(parent, args, context, info)
  }
}
