import { isUniqueViolation } from '@floodgate/platform/database'
import type { Role } from '@floodgate/platform/identity'
import type { Prisma, PrismaClient } from '#prisma'
import { lookupForm } from '../domain/registration.ts'
import type { Account, User } from '../domain/user.ts'
import type { PersonalData } from './personal-data.ts'

interface NewUser {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
  readonly createdAt: Date
}

type InsertOutcome = 'inserted' | 'username-taken' | 'email-taken'

export interface UserRepository {
  /** The database's unique keys decide between concurrent registrations of one name. */
  insert(user: NewUser): Promise<InsertOutcome>
  findByIds(ids: readonly string[]): Promise<User[]>
  findAccount(id: string): Promise<Account | null>
  findByUsername(usernameLookup: string): Promise<Account | null>
  findByEmail(email: string): Promise<Account | null>
  /** @returns whether the account still was of that version; null takes any */
  setPassword(id: string, passwordHash: string, ofVersion: number | null): Promise<boolean>
  setEmailVerified(id: string, at: Date): Promise<void>
  /** @returns whether there is such an account */
  setDisabled(id: string, at: Date | null): Promise<boolean>
  /** @returns whether there is such an account */
  setRoles(id: string, roles: readonly Role[]): Promise<boolean>
}

export type UserRow = Prisma.UserGetPayload<{ include: typeof WITH_ROLES }>

export const WITH_ROLES = { roles: { select: { role: true }, orderBy: { role: 'asc' } } } as const

export function createUserRepository(prisma: PrismaClient, personal: PersonalData): UserRepository {
  const accountOf = (row: UserRow | null) => row && toAccount(row, personal)

  async function findAccount(where: Prisma.UserWhereUniqueInput): Promise<Account | null> {
    return accountOf(await prisma.user.findUnique({ where, include: WITH_ROLES }))
  }

  return {
    async insert({ roles, email, ...user }) {
      try {
        await prisma.user.create({
          data: {
            ...user,
            usernameLookup: lookupForm(user.username),
            email: personal.sealEmail(email, user.id),
            emailLookup: personal.emailIndex(email),
            dataKey: personal.keyId,
            roles: { create: roles.map((role) => ({ role })) },
          },
        })
        return 'inserted'
      } catch (error) {
        if (isUniqueViolation(error, 'user_username_key')) return 'username-taken'
        if (isUniqueViolation(error, 'user_email_key')) return 'email-taken'
        throw error
      }
    },
    async findByIds(ids) {
      const where = { id: { in: [...ids] } }
      const rows = await prisma.user.findMany({ where, include: WITH_ROLES })
      return rows.map((row) => toAccount(row, personal).user)
    },
    findAccount: (id) => findAccount({ id }),
    findByUsername: (usernameLookup) => findAccount({ usernameLookup }),
    findByEmail: (email) => findAccount({ emailLookup: personal.emailIndex(email) }),
    async setPassword(id, passwordHash, ofVersion) {
      const where = {
        id,
        deletedAt: null,
        ...(ofVersion !== null && { credentialsVersion: ofVersion }),
      }
      const data = { passwordHash, credentialsVersion: { increment: 1 } }
      return (await prisma.user.updateMany({ where, data })).count > 0
    },
    async setEmailVerified(id, at) {
      await prisma.user.updateMany({
        where: { id, emailVerifiedAt: null },
        data: { emailVerifiedAt: at },
      })
    },
    async setDisabled(id, at) {
      const where = { id, deletionRequestedAt: null }
      const data = { disabledAt: at, credentialsVersion: { increment: 1 } }
      return (await prisma.user.updateMany({ where, data })).count > 0
    },
    setRoles: (id, roles) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.user.updateMany({
          where: { id, deletionRequestedAt: null },
          data: { credentialsVersion: { increment: 1 } },
        })
        if (count === 0) return false
        await tx.userRole.deleteMany({ where: { userId: id } })
        await tx.userRole.createMany({ data: roles.map((role) => ({ userId: id, role })) })
        return true
      }),
  }
}

function toAccount(row: UserRow, personal: PersonalData): Account {
  const { id, username, roles, createdAt, passwordHash, credentialsVersion } = row
  return {
    user: {
      ...{ id, username, createdAt },
      email: row.deletedAt === null ? personal.openEmail(row.email, id) : '',
      emailVerified: row.emailVerifiedAt !== null,
      roles: roles.map(({ role }) => role),
      disabled: row.disabledAt !== null || row.deletionRequestedAt !== null,
    },
    passwordHash: passwordHash === '' ? null : passwordHash,
    credentialsVersion,
  }
}
