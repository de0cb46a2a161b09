import { describe, expect, it } from 'vitest'
import { findPasswordProblem } from './password.ts'

const owner = { username: 'Ada.Lovelace', email: 'countess@example.com' }
const problem = (password: string) => findPasswordProblem(password, owner)

describe('findPasswordProblem', () => {
  it.each(['analytical engine', 'tr0ub4dor&3-or-so', '🔑🗝️🔐🔒🔓🧿🪬🛡️x', 'q'.repeat(256)])(
    'takes %j',
    (password) => {
      expect(problem(password)).toBeNull()
    },
  )

  it.each(['', 'short', '🔑🔑🔑🔑', 'q'.repeat(257)])('minds the length of %j', (password) => {
    expect(problem(password)).toContain('8 to 256')
  })

  it.each(['password', 'PASSWORD1', '12345678', 'iloveyou', 'sunshine1'])(
    'refuses %j, which many have',
    (password) => {
      expect(problem(password)).toContain('many people')
    },
  )

  it.each(['ada.lovelace', 'countess', 'Countess@Example.com'])(
    'refuses %j, which is known',
    (own) => {
      expect(problem(own)).toContain('username')
    },
  )
})
