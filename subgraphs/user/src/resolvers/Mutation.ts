import type { MutationResolvers } from '#graphql'
import { accountMutations } from './account-mutations.ts'
import { addressMutations } from './address-mutations.ts'
import { administrationMutations } from './administration-mutations.ts'
import { passwordMutations } from './password-mutations.ts'

export const Mutation: MutationResolvers = {
  ...accountMutations,
  ...passwordMutations,
  ...addressMutations,
  ...administrationMutations,
}
