import type { PrismaClient } from '#prisma'
import type { PersonalData } from './personal-data.ts'

export interface KeyRotation {
  /** Rows that the current key did not seal. */
  left(): Promise<number>
  /** Seals up to `limit` of them anew, while the shop is open. @returns how many were looked at; 0 when none is left */
  sealBatch(limit: number): Promise<number>
  /** Seals what was written before there were keys, and gives it its blind index. @returns how many */
  sealPlain(): Promise<number>
}

const PLAIN_BATCH = 200

/** Each row is changed only if nobody changed it meanwhile: a change made in between is sealed by the current key anyway. */
export function createKeyRotation(prisma: PrismaClient, personal: PersonalData): KeyRotation {
  const { keyId } = personal
  const otherKey = { not: keyId }

  async function sealUsers(limit: number): Promise<number> {
    const rows = await prisma.user.findMany({
      where: { dataKey: otherKey },
      select: { id: true, email: true },
      take: limit,
    })
    for (const { id, email } of rows) {
      const sealed = email === '' ? '' : personal.sealEmail(personal.openEmail(email, id), id)
      await prisma.user.updateMany({
        where: { id, email },
        data: { email: sealed, dataKey: keyId },
      })
    }
    return rows.length
  }

  async function sealAddresses(limit: number): Promise<number> {
    const rows = await prisma.address.findMany({ where: { dataKey: otherKey }, take: limit })
    for (const { id, sealed } of rows) {
      const anew = personal.sealAddress(personal.openAddress(sealed, id), id)
      await prisma.address.updateMany({
        where: { id, sealed },
        data: { sealed: anew, dataKey: keyId },
      })
    }
    return rows.length
  }

  async function sealPlainBatch(): Promise<number> {
    const rows = await prisma.user.findMany({
      where: { dataKey: null },
      select: { id: true, email: true },
      take: PLAIN_BATCH,
    })
    for (const { id, email } of rows) {
      await prisma.user.updateMany({
        where: { id, dataKey: null },
        data: {
          email: personal.sealEmail(email, id),
          emailLookup: personal.emailIndex(email),
          dataKey: keyId,
        },
      })
    }
    return rows.length
  }

  return {
    async left() {
      const where = { dataKey: otherKey }
      return (await prisma.user.count({ where })) + (await prisma.address.count({ where }))
    },
    async sealBatch(limit) {
      return (await sealUsers(limit)) + (await sealAddresses(limit))
    },
    async sealPlain() {
      let sealed = 0
      for (;;) {
        const batch = await sealPlainBatch()
        sealed += batch
        if (batch === 0) return sealed
      }
    },
  }
}
