import { type Identity, type Role, ROLES } from '@floodgate/platform/identity'
import { type Authorization, NOBODY } from '../executor/authorization/rules.ts'

/**
 * What a caller may see of a supergraph with `@authenticated`, `@requiresScopes` or `@policy`: users are authenticated; each of their
 * roles is a scope by its name in lower case (`merchant`), and a policy by its name as it is (`MERCHANT`).
 *
 * Made once for each set of roles, so that asking costs a request nothing.
 */
export function authorizationOf(identity: Identity): Authorization {
  if (identity.kind !== 'user') return NOBODY
  let held = 0
  for (const role of identity.roles) held |= BIT_OF[role]
  return OF_USERS[held] ?? NOBODY
}

const BIT_OF = Object.fromEntries(ROLES.map((role, i) => [role, 1 << i])) as Record<Role, number>

/** By the bits of the roles that are held. */
const OF_USERS: readonly Authorization[] = Array.from({ length: 1 << ROLES.length }, (_, held) => {
  const roles = ROLES.filter((role) => held & BIT_OF[role])
  return {
    authenticated: true,
    scopes: new Set(roles.map((role) => role.toLowerCase())),
    policies: new Set(roles),
  }
})

/** Every one there is. */
export const AUTHORIZATIONS: readonly Authorization[] = [NOBODY, ...OF_USERS]
