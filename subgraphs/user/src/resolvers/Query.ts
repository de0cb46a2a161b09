import { type QueryResolvers } from '#graphql'
import { maySeeAccount } from '../domain/user.ts'

export const Query: QueryResolvers = {
  me: (_parent, _args, { identity, users }) =>
    identity.kind === 'user' ? users.load(identity.userId) : null,

  user: (_parent, { id }, { identity, users }) =>
    maySeeAccount(identity, id) ? users.load(id) : null,
}
