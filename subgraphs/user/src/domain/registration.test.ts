import { describe, expect, it } from 'vitest'
import { findRegistrationProblems, lookupForm, parseLogin } from './registration.ts'

const valid = {
  username: 'Ada.Lovelace-1',
  email: 'ada@example.com',
  password: 'analytical engine',
}

const fieldsOf = (overrides: Partial<typeof valid>) =>
  findRegistrationProblems({ ...valid, ...overrides }).map(({ field }) => field)

describe('findRegistrationProblems', () => {
  it('accepts a registration at its limits', () => {
    expect(fieldsOf({})).toEqual([])
    expect(fieldsOf({ username: 'abc', password: 'qjxkvbzp' })).toEqual([])
    expect(fieldsOf({ username: 'a'.repeat(32), password: 'q'.repeat(256) })).toEqual([])
  })

  it.each(['ab', 'a'.repeat(33), 'with space', 'naïve', 'a@b', 'line\nfeed', ''])(
    'refuses the username %j',
    (username) => expect(fieldsOf({ username })).toEqual(['username']),
  )

  it.each(['', 'ada', 'ada@', 'a b@example.com', `${'a'.repeat(250)}@example.com`])(
    'refuses the email %j',
    (email) => expect(fieldsOf({ email })).toEqual(['email']),
  )

  it.each(['', 'x'.repeat(7), 'x'.repeat(257)])('refuses a password by its length', (password) =>
    expect(fieldsOf({ password })).toEqual(['password']),
  )

  it('counts the characters of a password, not its UTF-16 units', () => {
    expect(fieldsOf({ password: '🔑'.repeat(4) })).toEqual(['password'])
    expect(fieldsOf({ password: '🔑'.repeat(256) })).toEqual([])
  })

  it('reports every field at once', () => {
    expect(fieldsOf({ username: '', email: '', password: '' })).toEqual([
      'username',
      'email',
      'password',
    ])
  })
})

describe('parseLogin', () => {
  it('tells usernames from emails, without case', () => {
    expect(parseLogin('Alice')).toEqual({ by: 'username', value: 'alice' })
    expect(parseLogin('Alice@Example.com')).toEqual({ by: 'email', value: 'alice@example.com' })
  })

  it.each(['', 'a', 'x'.repeat(5_000), "' OR 1=1 --", 'ålice', 'alice\0'])(
    'knows that %j names nobody',
    (login) => expect(parseLogin(login)).toBeNull(),
  )
})

it('compares names without case', () => {
  expect(lookupForm('Ada@Example.COM')).toBe(lookupForm('ada@example.com'))
})
