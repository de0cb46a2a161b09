import { newId } from '@floodgate/platform/identifier'
import type { Role } from '@floodgate/platform/identity'
import type { UserRepository } from '../data/user-repository.ts'
import { lookupForm } from '../domain/registration.ts'
import type { PasswordHasher } from '../hashing/password-hasher.ts'

/** Each logs in with `<username>-demo-password`. */
const DEMO_ACCOUNTS: readonly { readonly username: string; readonly role: Role }[] = [
  { username: 'alice', role: 'CUSTOMER' },
  { username: 'bob', role: 'CUSTOMER' },
  { username: 'merchant', role: 'MERCHANT' },
  { username: 'admin', role: 'ADMIN' },
]

/** Writes the demo accounts that are missing. @returns the usernames written now */
export async function seedDemoAccounts(
  users: UserRepository,
  passwords: PasswordHasher,
): Promise<string[]> {
  const written = await Promise.all(
    DEMO_ACCOUNTS.map(async ({ username, role }) => {
      if (await users.findByUsername(lookupForm(username))) return []
      const email = `${username}@example.com`
      const outcome = await users.insert({
        id: newId('usr'),
        username,
        email,
        roles: [role],
        createdAt: new Date(),
        passwordHash: await passwords.hash(`${username}-demo-password`),
      })
      return outcome === 'inserted' ? [username] : []
    }),
  )
  return written.flat()
}
