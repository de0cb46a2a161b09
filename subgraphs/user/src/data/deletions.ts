import type { PrismaClient } from '#prisma'

/** Accounts that are to be deleted: marked first, and made unrecognisable when every part of the shop has let go of them. */
export interface Deletions {
  /** From now on it can't log in. @returns whether the account was not marked before */
  request(userId: string, at: Date): Promise<boolean>
  /** Those marked and not done, the longest first. */
  pending(limit: number): Promise<string[]>
  /** Keeps the row, since orders and events name its id, and nothing that says whose it was. Safe to repeat. */
  complete(userId: string, at: Date): Promise<boolean>
}

export function createDeletions(prisma: PrismaClient): Deletions {
  return {
    async request(userId, at) {
      const { count } = await prisma.user.updateMany({
        where: { id: userId, deletionRequestedAt: null },
        data: { deletionRequestedAt: at, credentialsVersion: { increment: 1 } },
      })
      return count > 0
    },
    async pending(limit) {
      const rows = await prisma.user.findMany({
        where: { deletionRequestedAt: { not: null }, deletedAt: null },
        orderBy: { deletionRequestedAt: 'asc' },
        select: { id: true },
        take: limit,
      })
      return rows.map(({ id }) => id)
    },
    complete: (userId, at) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.user.updateMany({
          where: { id: userId, deletionRequestedAt: { not: null }, deletedAt: null },
          data: { ...anonymous(userId), deletedAt: at },
        })
        await tx.address.deleteMany({ where: { userId } })
        await tx.accountToken.deleteMany({ where: { userId } })
        await tx.userRole.deleteMany({ where: { userId } })
        return count > 0
      }),
  }
}

/** Look-ups that no login has: usernames have no `~`, and a blind index no colon. */
function anonymous(userId: string) {
  const tail = userId.slice('usr_'.length).toLowerCase()
  return {
    username: `deleted-${tail.slice(-12)}`,
    usernameLookup: `~${tail}`,
    email: '',
    emailLookup: `deleted:${userId}`,
    passwordHash: '',
    emailVerifiedAt: null,
  }
}
