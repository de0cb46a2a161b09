import { describe, expect, it } from 'vitest'
import { makeSession } from '../testing/test-router.ts'
import { authorizationOf, createAuthenticator } from './authenticate.ts'

describe('createAuthenticator', () => {
  const authenticate = createAuthenticator({
    find: (token) => Promise.resolve(token === 'good' ? makeSession('usr_ann') : null),
  })

  it.each([undefined, ''])('takes %o as anonymous', async (authorization) => {
    expect(await authenticate(authorization)).toEqual({ kind: 'anonymous' })
  })

  it.each(['Bearer good', 'bearer good', ' Bearer  good '])(
    'knows the user of %j',
    async (value) => {
      expect(await authenticate(value)).toMatchObject({ kind: 'user', userId: 'usr_ann' })
    },
  )

  it.each(['good', 'Bearer', 'Bearer bad', 'Bearer good more', 'Basic good'])(
    'refuses %j',
    async (value) => {
      await expect(authenticate(value)).rejects.toMatchObject({
        extensions: { code: 'UNAUTHENTICATED' },
      })
    },
  )
})

describe('authorizationOf', () => {
  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ Authorization: null }, undefined],
    [{ token: '' }, undefined],
    [{ Authorization: 'Bearer a' }, 'Bearer a'],
    [{ authorization: 'Bearer a' }, 'Bearer a'],
    [{ token: 'a' }, 'Bearer a'],
    [{ authorization: 'Bearer a', token: 'b' }, 'Bearer a'],
    [{ Authorization: 7 }, 'malformed'],
  ])('reads %j', (params, expected) => {
    expect(authorizationOf(params)).toBe(expected)
  })
})
