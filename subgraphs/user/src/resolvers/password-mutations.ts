import { requireUser } from '@floodgate/platform/authorization'
import type { MutationResolvers } from '#graphql'
import { INVALID_CREDENTIALS, INVALID_TOKEN, invalidPassword, loginThrottled } from './problems.ts'

type PasswordMutations = Pick<
  MutationResolvers,
  | 'changePassword'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'requestEmailVerification'
  | 'verifyEmail'
>

export const passwordMutations: PasswordMutations = {
  changePassword: async (_parent, { input }, { passwords, identity, caller }) => {
    const { password, newPassword } = input
    const outcome = await passwords.change(requireUser(identity), password, newPassword, caller)
    switch (outcome.kind) {
      case 'changed':
        return { __typename: 'ChangePasswordSuccess', revoked: outcome.revoked }
      case 'invalid-credentials':
        return INVALID_CREDENTIALS
      case 'throttled':
        return loginThrottled(outcome.retryAfterMs)
      case 'invalid-password':
        return invalidPassword(outcome.problem)
    }
  },

  requestPasswordReset: (_parent, { email }, { passwords, caller }) => {
    passwords.requestReset(email, caller)
    return { accepted: true }
  },

  resetPassword: async (_parent, { input }, { passwords, caller }) => {
    const outcome = await passwords.reset(input.token, input.newPassword, caller)
    switch (outcome.kind) {
      case 'reset':
        return { __typename: 'ResetPasswordSuccess', user: { ...outcome.user, isOwners: true } }
      case 'invalid-token':
        return INVALID_TOKEN
      case 'invalid-password':
        return invalidPassword(outcome.problem)
    }
  },

  requestEmailVerification: async (_parent, _args, { verification, identity, users }) => {
    const user = await users.load(requireUser(identity).userId)
    if (user && !user.emailVerified) verification.request(user)
    return { accepted: true }
  },

  verifyEmail: async (_parent, { token }, { verification, caller }) => {
    const user = await verification.verify(token, caller)
    if (!user) return INVALID_TOKEN
    return { __typename: 'VerifyEmailSuccess', user: { ...user, isOwners: true } }
  },
}
