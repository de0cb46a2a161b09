import { z } from 'zod'
import { findPasswordProblem } from './password.ts'

export interface RegistrationInput {
  readonly username: string
  readonly email: string
  readonly password: string
}

export interface FieldProblem {
  readonly field: string
  readonly message: string
}

const USERNAME_PATTERN = /^[A-Za-z0-9_.-]{3,32}$/
const EMAIL_LENGTH = 254

const emailSchema = z
  .email({ error: 'is not an email address', abort: true })
  .max(EMAIL_LENGTH, { error: 'must have at most 254 characters' })

const registrationSchema = z.object({
  username: z.string().regex(USERNAME_PATTERN, {
    error: 'must have 3 to 32 characters: letters, digits, `_`, `-` and `.`',
  }),
  email: emailSchema,
})

/** What is wrong with a registration, field by field; empty when nothing is. */
export function findRegistrationProblems(input: RegistrationInput): FieldProblem[] {
  const { error } = registrationSchema.safeParse(input)
  const problems = (error?.issues ?? []).map((issue) => ({
    field: String(issue.path[0]),
    message: issue.message,
  }))
  const message = findPasswordProblem(input.password, input)
  return message === null ? problems : [...problems, { field: 'password', message }]
}

/** The form in which usernames and emails are compared: no two accounts share one. */
export function lookupForm(value: string): string {
  return value.toLowerCase()
}

/** By what a login names its account; null when no account can have that name. */
export function parseLogin(login: string): { by: 'username' | 'email'; value: string } | null {
  if (USERNAME_PATTERN.test(login)) return { by: 'username', value: lookupForm(login) }
  if (emailSchema.safeParse(login).success) return { by: 'email', value: lookupForm(login) }
  return null
}
