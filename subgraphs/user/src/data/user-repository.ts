import { isUniqueViolation } from '@floodgate/platform/database'
import { type Role } from '@floodgate/platform/identity'
import { type PrismaClient } from '#prisma'
import { type User } from '../domain/user.ts'

interface NewUser extends User {
  readonly usernameLookup: string
  readonly emailLookup: string
  readonly passwordHash: string
}

type InsertOutcome = 'inserted' | 'username-taken' | 'email-taken'

export interface UserRepository {
  /** The database's unique keys decide between concurrent registrations of one name. */
  insert(user: NewUser): Promise<InsertOutcome>
  findByIds(ids: readonly string[]): Promise<User[]>
  findByUsername(usernameLookup: string): Promise<UserWithPassword | null>
  findByEmail(emailLookup: string): Promise<UserWithPassword | null>
}

interface UserWithPassword {
  readonly user: User
  readonly passwordHash: string
}

interface UserRow extends Omit<User, 'roles'> {
  readonly passwordHash: string
  readonly roles: readonly { readonly role: Role }[]
}

const WITH_ROLES = { roles: { select: { role: true }, orderBy: { role: 'asc' } } } as const

export function createUserRepository(prisma: PrismaClient): UserRepository {
  return {
    async insert({ roles, ...user }) {
      try {
        await prisma.user.create({
          data: { ...user, roles: { create: roles.map((role) => ({ role })) } },
        })
        return 'inserted'
      } catch (error) {
        if (isUniqueViolation(error, 'user_username_key')) return 'username-taken'
        if (isUniqueViolation(error, 'user_email_key')) return 'email-taken'
        throw error
      }
    },
    async findByIds(ids) {
      const rows = await prisma.user.findMany({
        where: { id: { in: [...ids] } },
        include: WITH_ROLES,
      })
      return rows.map(toUser)
    },
    async findByUsername(usernameLookup) {
      const row = await prisma.user.findUnique({ where: { usernameLookup }, include: WITH_ROLES })
      return row && { user: toUser(row), passwordHash: row.passwordHash }
    },
    async findByEmail(emailLookup) {
      const row = await prisma.user.findUnique({ where: { emailLookup }, include: WITH_ROLES })
      return row && { user: toUser(row), passwordHash: row.passwordHash }
    },
  }
}

function toUser({ id, username, email, roles, createdAt }: UserRow): User {
  return { id, username, email, roles: roles.map(({ role }) => role), createdAt }
}
