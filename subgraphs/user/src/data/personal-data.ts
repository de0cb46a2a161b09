import { type DataKey, createFieldCipher } from '@floodgate/platform/field-cipher'
import { createHmacSha256 } from '@floodgate/platform/hmac'
import { networkOf } from '@floodgate/platform/network-address'
import { lookupForm } from '../domain/registration.ts'

/** How personal data is written, so that the databases alone reveal none of it. */
export interface PersonalData {
  /** Of what is written now. */
  readonly keyId: string
  sealEmail(email: string, userId: string): string
  /** @throws Error when it was altered or its key is not known */
  openEmail(sealed: string, userId: string): string
  sealAddress(json: string, addressId: string): string
  openAddress(sealed: string, addressId: string): string
  /** What a session is labelled with: the address that it was opened from. */
  sealNetworkAddress(address: string, userId: string): string
  /** Null once its key is gone: sessions keep what they were opened with, and rotation does not reach them. */
  openNetworkAddress(sealed: string, userId: string): string | null
  /** A blind index: the same for every way to write one email. */
  emailIndex(email: string): string
  /** The same for one network; 96 bits. */
  networkTag(address: string): string
}

export function createPersonalData(keys: readonly DataKey[], indexKey: string): PersonalData {
  const cipher = createFieldCipher(keys)
  const index = createHmacSha256(indexKey)
  const emailPlace = (userId: string) => `user.email:${userId}`
  const addressPlace = (addressId: string) => `address.sealed:${addressId}`
  const networkPlace = (userId: string) => `session.network:${userId}`
  return {
    keyId: cipher.keyId,
    sealEmail: (email, userId) => cipher.seal(email, emailPlace(userId)),
    openEmail: (sealed, userId) => cipher.open(sealed, emailPlace(userId)),
    sealAddress: (json, id) => cipher.seal(json, addressPlace(id)),
    openAddress: (sealed, id) => cipher.open(sealed, addressPlace(id)),
    sealNetworkAddress: (address, userId) => cipher.seal(address, networkPlace(userId)),
    openNetworkAddress(sealed, userId) {
      try {
        return cipher.open(sealed, networkPlace(userId))
      } catch {
        return null
      }
    },
    emailIndex: (email) => index(`email ${lookupForm(email)}`),
    networkTag: (address) => index(`network ${networkOf(address)}`).slice(0, 16),
  }
}
