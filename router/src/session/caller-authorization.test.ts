import type { Identity, Role } from '@floodgate/platform/identity'
import { describe, expect, it } from 'vitest'
import { AUTHORIZATIONS, authorizationOf } from './caller-authorization.ts'

const user = (...roles: Role[]): Identity => ({
  kind: 'user',
  userId: 'usr_ann',
  roles,
  sessionId: 'ses_1',
})

describe('what a caller may see', () => {
  it('is nothing special for the anonymous and for services', () => {
    const nothing = { authenticated: false, scopes: new Set(), policies: new Set() }
    expect(authorizationOf({ kind: 'anonymous' })).toEqual(nothing)
    expect(authorizationOf({ kind: 'service', name: 'order' })).toEqual(nothing)
  })

  it('goes by a user’s roles, as scopes in lower case and as policies', () => {
    expect(authorizationOf(user())).toEqual({
      authenticated: true,
      scopes: new Set(),
      policies: new Set(),
    })
    expect(authorizationOf(user('ADMIN', 'CUSTOMER'))).toEqual({
      authenticated: true,
      scopes: new Set(['admin', 'customer']),
      policies: new Set(['ADMIN', 'CUSTOMER']),
    })
  })

  it('is the same object for the same roles, one of a few', () => {
    const one = authorizationOf(user('MERCHANT', 'CUSTOMER'))
    expect(authorizationOf(user('CUSTOMER', 'MERCHANT'))).toBe(one)
    expect(AUTHORIZATIONS).toContain(one)
    expect(AUTHORIZATIONS).toContain(authorizationOf({ kind: 'anonymous' }))
    expect(AUTHORIZATIONS).toHaveLength(9)
  })
})
