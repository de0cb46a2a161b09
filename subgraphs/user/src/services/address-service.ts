import { isId } from '@floodgate/platform/identifier'
import type { Idempotency, IdempotencyConflict } from '@floodgate/platform/idempotency'
import type { AddressRepository } from '../data/address-repository.ts'
import { type Address, readAddress } from '../domain/address.ts'
import type { FieldProblem } from '../domain/registration.ts'

interface Invalid {
  readonly kind: 'invalid'
  readonly problems: FieldProblem[]
}

type CreateOutcome =
  | { readonly kind: 'created'; readonly address: Address }
  | { readonly kind: 'too-many' }
  | Invalid
  | IdempotencyConflict

type UpdateOutcome =
  { readonly kind: 'updated'; readonly address: Address } | { readonly kind: 'not-found' } | Invalid

export interface AddressService {
  list(userId: string): Promise<Address[]>
  find(userId: string, id: string): Promise<Address | null>
  create(
    userId: string,
    input: { readonly address: unknown; readonly makeDefault: boolean },
    key: string | null,
  ): Promise<CreateOutcome>
  update(userId: string, id: string, input: unknown): Promise<UpdateOutcome>
  /** @returns whether there was one */
  remove(userId: string, id: string): Promise<boolean>
  /** Null when there is no such address. */
  makeDefault(userId: string, id: string): Promise<Address | null>
}

export function createAddressService(
  addresses: AddressRepository,
  idempotency: Idempotency,
): AddressService {
  const find = async (userId: string, id: string) =>
    isId('adr', id) ? addresses.find(userId, id) : null

  return {
    list: (userId) => addresses.list(userId),
    find,
    async create(userId, input, key) {
      const read = readAddress(input.address)
      if ('problems' in read) return { kind: 'invalid', problems: read.problems }
      const call = { operation: 'createAddress', caller: userId, key, input }
      // Under the id of the run, an address is written once even if its process dies before it can say so.
      const outcome = await idempotency.run(call, async (runId) => {
        const id = `adr_${runId}`
        const fits = await addresses.insert(userId, id, read.address, input.makeDefault)
        return fits ? { kind: 'created' as const, id } : { kind: 'too-many' as const }
      })
      if (outcome.kind !== 'created') return outcome
      const address = await addresses.find(userId, outcome.id)
      // Deleted since, under a key that is used again: what was written is what was asked for.
      const written = { ...read.address, id: outcome.id, isDefault: false }
      return { kind: 'created', address: address ?? written }
    },
    async update(userId, id, input) {
      const read = readAddress(input)
      if ('problems' in read) return { kind: 'invalid', problems: read.problems }
      if (!isId('adr', id)) return { kind: 'not-found' }
      const found = await addresses.update(userId, id, read.address)
      const address = found ? await addresses.find(userId, id) : null
      return address ? { kind: 'updated', address } : { kind: 'not-found' }
    },
    remove: async (userId, id) => isId('adr', id) && addresses.remove(userId, id),
    async makeDefault(userId, id) {
      if (!isId('adr', id) || !(await addresses.makeDefault(userId, id))) return null
      return find(userId, id)
    },
  }
}
