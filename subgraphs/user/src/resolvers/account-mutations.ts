import { idempotencyKeyOf } from '@floodgate/platform/idempotency-key'
import { requireUser } from '@floodgate/platform/authorization'
import type { MutationResolvers } from '#graphql'
import { IDEMPOTENCY_CONFLICT, INVALID_CREDENTIALS, loginThrottled } from './problems.ts'

type AccountMutations = Pick<
  MutationResolvers,
  'register' | 'login' | 'logout' | 'revokeSession' | 'revokeOtherSessions' | 'deleteMyAccount'
>

export const accountMutations: AccountMutations = {
  register: async (_parent, { input }, { accounts, caller }, info) => {
    const key = idempotencyKeyOf(input.idempotencyKey, caller, info)
    const outcome = await accounts.register(input, key, caller)
    switch (outcome.kind) {
      case 'registered':
        return { __typename: 'RegisterSuccess', user: { ...outcome.user, isOwners: true } }
      case 'invalid':
        return {
          __typename: 'InvalidRegistration',
          message: 'The registration is not valid.',
          fields: outcome.problems,
        }
      case 'username-taken':
        return { __typename: 'UsernameTaken', message: 'This username is taken.' }
      case 'email-taken':
        return { __typename: 'EmailTaken', message: 'This email belongs to an account already.' }
      case 'idempotency-conflict':
        return IDEMPOTENCY_CONFLICT
    }
  },

  login: async (_parent, { input }, { accounts, caller }) => {
    const outcome = await accounts.login(input.login, input.password, caller)
    switch (outcome.kind) {
      case 'opened': {
        const { token, expiresAt, user } = outcome
        return { __typename: 'LoginSuccess', token, expiresAt, user: { ...user, isOwners: true } }
      }
      case 'invalid-credentials':
        return INVALID_CREDENTIALS
      case 'throttled':
        return loginThrottled(outcome.retryAfterMs)
    }
  },

  logout: async (_parent, _args, { accounts, caller }) => ({
    loggedOut: await accounts.logout(caller),
  }),

  revokeSession: async (_parent, { id }, { sessions, identity, caller }) => ({
    revoked: await sessions.revoke(requireUser(identity), id, caller),
  }),

  revokeOtherSessions: async (_parent, _args, { sessions, identity, caller }) => ({
    revoked: await sessions.revokeOthers(requireUser(identity), caller),
  }),

  deleteMyAccount: async (_parent, { password }, { deletion, identity, caller }) => {
    const outcome = await deletion.request(requireUser(identity), password, caller)
    switch (outcome.kind) {
      case 'requested':
        return { __typename: 'DeleteMyAccountSuccess', completed: outcome.completed }
      case 'orders-under-way':
        return {
          __typename: 'OrdersUnderWay',
          message: 'Some orders are not yet delivered, cancelled or refunded.',
          orders: outcome.orders,
        }
      case 'invalid-credentials':
        return INVALID_CREDENTIALS
      case 'throttled':
        return loginThrottled(outcome.retryAfterMs)
    }
  },
}
