import { newId } from '@floodgate/platform/identifier'
import type { AddressBook } from '../data/address-book.ts'
import type { ShippingAddress } from '../domain/address-snapshot.ts'

/** Saved addresses in memory; e2e/saved-address.int.test.ts has the real ones. */
export interface StandInAddressBook extends AddressBook {
  /** @returns its id */
  save(userId: string, changes?: Partial<ShippingAddress>): string
  change(addressId: string, changes: Partial<ShippingAddress>): void
  remove(addressId: string): void
}

const HOME: ShippingAddress = {
  ...{
    recipient: 'Ada Lovelace',
    line1: '12 St James Square',
    line2: null,
    postalCode: 'SW1Y 4LB',
  },
  ...{ city: 'London', region: null, countryCode: 'GB', phone: '+442079460000' },
}

export function createStandInAddressBook(): StandInAddressBook {
  const saved = new Map<string, { readonly userId: string; readonly address: ShippingAddress }>()
  return {
    save(userId, changes = {}) {
      const id = newId('adr')
      saved.set(id, { userId, address: { ...HOME, ...changes } })
      return id
    },
    change(id, changes) {
      const one = saved.get(id)
      if (one) saved.set(id, { ...one, address: { ...one.address, ...changes } })
    },
    remove: (id) => void saved.delete(id),
    find(userId, id) {
      const one = saved.get(id)
      return Promise.resolve(one?.userId === userId ? one.address : null)
    },
  }
}
