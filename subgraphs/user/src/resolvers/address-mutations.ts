import { idempotencyKeyOf } from '@floodgate/platform/idempotency-key'
import { requireUser } from '@floodgate/platform/authorization'
import type { MutationResolvers } from '#graphql'
import { MOST_ADDRESSES } from '../domain/address.ts'
import type { FieldProblem } from '../domain/registration.ts'
import { ADDRESS_NOT_FOUND, IDEMPOTENCY_CONFLICT } from './problems.ts'

type AddressMutations = Pick<
  MutationResolvers,
  'createAddress' | 'updateAddress' | 'deleteAddress' | 'setDefaultAddress'
>

const invalidAddress = (fields: FieldProblem[]) =>
  ({ __typename: 'InvalidAddress', message: 'The address is not valid.', fields }) as const

export const addressMutations: AddressMutations = {
  createAddress: async (_parent, { input }, { addresses, identity, caller }, info) => {
    const { userId } = requireUser(identity)
    const { address, makeDefault } = input
    const key = idempotencyKeyOf(input.idempotencyKey, caller, info)
    const wanted = { address, makeDefault: makeDefault ?? false }
    const outcome = await addresses.create(userId, wanted, key)
    switch (outcome.kind) {
      case 'created':
        return { __typename: 'CreateAddressSuccess', address: outcome.address }
      case 'invalid':
        return invalidAddress(outcome.problems)
      case 'too-many':
        return {
          __typename: 'TooManyAddresses',
          message: `An account may have ${MOST_ADDRESSES} addresses.`,
          limit: MOST_ADDRESSES,
        }
      case 'idempotency-conflict':
        return IDEMPOTENCY_CONFLICT
    }
  },

  updateAddress: async (_parent, { id, address }, { addresses, identity }) => {
    const outcome = await addresses.update(requireUser(identity).userId, id, address)
    switch (outcome.kind) {
      case 'updated':
        return { __typename: 'UpdateAddressSuccess', address: outcome.address }
      case 'invalid':
        return invalidAddress(outcome.problems)
      case 'not-found':
        return ADDRESS_NOT_FOUND
    }
  },

  deleteAddress: async (_parent, { id }, { addresses, identity }) => ({
    deleted: await addresses.remove(requireUser(identity).userId, id),
  }),

  setDefaultAddress: async (_parent, { id }, { addresses, identity }) => {
    const address = await addresses.makeDefault(requireUser(identity).userId, id)
    return address ? { __typename: 'SetDefaultAddressSuccess', address } : ADDRESS_NOT_FOUND
  },
}
