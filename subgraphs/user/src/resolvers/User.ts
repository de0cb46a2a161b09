import { AppError } from '@floodgate/platform/errors'
import type { UserResolvers } from '#graphql'
import type { Context } from '../context.ts'
import { maySeePrivateFacts, maySeeRoles, maySeeUsername } from '../domain/user.ts'
import type { UserModel } from '../models.ts'

const showsPrivateFacts = ({ id, isOwners }: UserModel, { identity }: Context) =>
  isOwners === true || maySeePrivateFacts(identity, id)

export const User: UserResolvers = {
  __resolveReference: ({ id }, { identity, users }) => {
    if (!maySeeUsername(identity)) throw new AppError('UNAUTHENTICATED')
    return users.load(id)
  },
  email: (user, _args, context) =>
    showsPrivateFacts(user, context) && user.email !== '' ? user.email : null,
  emailVerified: (user, _args, context) =>
    showsPrivateFacts(user, context) ? user.emailVerified : null,
  disabled: (user, _args, context) => (showsPrivateFacts(user, context) ? user.disabled : null),
  roles: ({ id, roles, isOwners }, _args, { identity }) =>
    isOwners || maySeeRoles(identity, id) ? [...roles] : null,
}
