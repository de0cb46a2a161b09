import { isStaff } from '@floodgate/platform/authorization'
import { type Identity } from '@floodgate/platform/identity'

/** Orders are seen by their buyer and by staff. */
export function maySeeOrdersOf(identity: Identity, userId: string): boolean {
  return isStaff(identity) || (identity.kind === 'user' && identity.userId === userId)
}
