import { isId } from '@floodgate/platform/identifier'
import type { ServiceClient } from '@floodgate/platform/service-client'
import type { ShippingAddress } from '../domain/address-snapshot.ts'

/** The saved addresses of accounts, which the user subgraph keeps. */
export interface AddressBook {
  /** Null when the account has no such address. @throws AppError UNAVAILABLE */
  find(userId: string, addressId: string): Promise<ShippingAddress | null>
}

const ADDRESS = /* GraphQL */ `
  query AddressToOrder($userId: ID!, $id: ID!) {
    address: addressOf(userId: $userId, id: $id) {
      recipient
      line1
      line2
      postalCode
      city
      region
      countryCode
      phone
    }
  }
`

export function createAddressBook(client: Pick<ServiceClient, 'request'>): AddressBook {
  return {
    async find(userId, addressId) {
      if (!isId('adr', addressId)) return null
      const variables = { userId, id: addressId }
      return (await client.request<{ address: ShippingAddress | null }>(ADDRESS, variables)).address
    },
  }
}
