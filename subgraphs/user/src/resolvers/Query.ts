import { requireService, requireUser } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { asciiId, isId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import type { QueryResolvers } from '#graphql'
import { maySeeAccount } from '../domain/user.ts'

const eventId = z.string().refine((id) => isId('aud', id))

export const Query: QueryResolvers = {
  me: (_parent, _args, { identity, users }) =>
    identity.kind === 'user' ? users.load(identity.userId) : null,

  user: (_parent, { id }, { identity, users }) =>
    maySeeAccount(identity, id) ? users.load(id) : null,

  sessions: (_parent, _args, { identity, sessions }) => sessions.list(requireUser(identity)),

  addresses: (_parent, _args, { identity, addresses }) =>
    addresses.list(requireUser(identity).userId),

  address: (_parent, { id }, { identity, addresses }) =>
    addresses.find(requireUser(identity).userId, id),

  addressOf: (_parent, { userId, id }, { identity, addresses }) => {
    requireService(identity)
    return addresses.find(userId, id)
  },

  exportMyData: async (_parent, _args, { identity, caller, exportData }) => {
    const exported = await exportData(requireUser(identity), caller)
    // The session outlived its account.
    if (!exported) throw new AppError('UNAUTHENTICATED')
    return exported
  },

  auditLog: async (_parent, { first, after, userId, kind }, { events }) => {
    const page = pageArguments(eventId, { first, after })
    const filter = { userId: userId == null ? undefined : asciiId(userId), kind: kind ?? undefined }
    const rows = await events.list(filter, { limit: page.first + 1, after: page.after })
    return toConnection(rows, page, ({ id }) => id)
  },
}
