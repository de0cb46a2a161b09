import { requireRole } from '@floodgate/platform/authorization'
import type { MutationResolvers, ResolversTypes } from '#graphql'
import type { Administration } from '../services/administration.ts'

type AdministrationMutations = Pick<
  MutationResolvers,
  'disableAccount' | 'enableAccount' | 'setAccountRoles'
>

type Outcome = Awaited<ReturnType<Administration['enable']>>

function toResult(outcome: Outcome): Awaited<ResolversTypes['AdministerAccountResult']> {
  switch (outcome.kind) {
    case 'done':
      return { __typename: 'AdministerAccountSuccess', user: outcome.user }
    case 'not-found':
      return { __typename: 'AccountNotFound', message: 'There is no such account.' }
    case 'own-account':
      return { __typename: 'OwnAccount', message: 'Ask another ADMIN to do this.' }
  }
}

export const administrationMutations: AdministrationMutations = {
  disableAccount: async (_parent, { userId, reason }, { administration, identity, caller }) => {
    const admin = requireRole(identity, 'ADMIN')
    return toResult(await administration.disable(admin, userId, reason, caller))
  },
  enableAccount: async (_parent, { userId }, { administration, identity, caller }) =>
    toResult(await administration.enable(requireRole(identity, 'ADMIN'), userId, caller)),
  setAccountRoles: async (_parent, { userId, roles }, { administration, identity, caller }) => {
    const admin = requireRole(identity, 'ADMIN')
    return toResult(await administration.setRoles(admin, userId, roles, caller))
  },
}
