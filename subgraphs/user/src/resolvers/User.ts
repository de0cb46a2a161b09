import { AppError } from '@floodgate/platform/errors'
import { type UserResolvers } from '#graphql'
import { maySeeEmail, maySeeRoles, maySeeUsername } from '../domain/user.ts'

export const User: UserResolvers = {
  __resolveReference: ({ id }, { identity, users }) => {
    if (!maySeeUsername(identity)) throw new AppError('UNAUTHENTICATED')
    return users.load(id)
  },
  email: ({ id, email, isOwners }, _args, { identity }) =>
    isOwners || maySeeEmail(identity, id) ? email : null,
  roles: ({ id, roles, isOwners }, _args, { identity }) =>
    isOwners || maySeeRoles(identity, id) ? [...roles] : null,
}
