import { isUniqueViolation } from '@floodgate/platform/database'
import type { Address as AddressRow, PrismaClient } from '#prisma'
import { type Address, type AddressDetails, MOST_ADDRESSES } from '../domain/address.ts'
import type { PersonalData } from './personal-data.ts'

export interface AddressRepository {
  /** The default first, then the newest. */
  list(userId: string): Promise<Address[]>
  find(userId: string, id: string): Promise<Address | null>
  /**
   * The first of an account is its default, whatever is asked. Repeated under the same id, it changes nothing.
   * @returns false when the account has as many as it may
   */
  insert(
    userId: string,
    id: string,
    details: AddressDetails,
    makeDefault: boolean,
  ): Promise<boolean>
  /** @returns whether there is such an address */
  update(userId: string, id: string, details: AddressDetails): Promise<boolean>
  /** When it was the default, the newest one left is. */
  remove(userId: string, id: string): Promise<boolean>
  /** @returns whether there is such an address */
  makeDefault(userId: string, id: string): Promise<boolean>
}

type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export function createAddressRepository(
  prisma: PrismaClient,
  personal: PersonalData,
): AddressRepository {
  const toAddress = ({ id, sealed, isDefault }: AddressRow): Address => ({
    // Written by this repository alone.
    ...(JSON.parse(personal.openAddress(sealed, id)) as AddressDetails),
    id,
    isDefault,
  })
  const sealed = (id: string, details: AddressDetails) => ({
    sealed: personal.sealAddress(JSON.stringify(details), id),
    dataKey: personal.keyId,
  })

  /** One change of an address book at a time: the account's row is its lock. */
  function change<R>(userId: string, work: (tx: Transaction) => Promise<R>): Promise<R> {
    return prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM user WHERE id = ${userId} FOR UPDATE`
      return work(tx)
    })
  }

  async function setDefault(tx: Transaction, userId: string, id: string): Promise<boolean> {
    const where = { id, userId }
    if ((await tx.address.count({ where })) === 0) return false
    await tx.address.updateMany({ where: { userId }, data: { isDefault: false } })
    await tx.address.updateMany({ where, data: { isDefault: true } })
    return true
  }

  return {
    async list(userId) {
      const orderBy = [{ isDefault: 'desc' as const }, { id: 'desc' as const }]
      return (await prisma.address.findMany({ where: { userId }, orderBy })).map(toAddress)
    },
    async find(userId, id) {
      const row = await prisma.address.findFirst({ where: { id, userId } })
      return row && toAddress(row)
    },
    async insert(userId, id, details, makeDefault) {
      try {
        return await change(userId, async (tx) => {
          const existing = await tx.address.findMany({ where: { userId }, select: { id: true } })
          if (existing.some((each) => each.id === id)) return true
          if (existing.length >= MOST_ADDRESSES) return false
          const isDefault = existing.length === 0
          await tx.address.create({ data: { id, userId, isDefault, ...sealed(id, details) } })
          if (makeDefault) await setDefault(tx, userId, id)
          return true
        })
      } catch (error) {
        if (isUniqueViolation(error)) return true
        throw error
      }
    },
    async update(userId, id, details) {
      const data = sealed(id, details)
      return (await prisma.address.updateMany({ where: { id, userId }, data })).count > 0
    },
    remove: (userId, id) =>
      change(userId, async (tx) => {
        const row = await tx.address.findFirst({ where: { id, userId } })
        if (!row) return false
        await tx.address.delete({ where: { id } })
        if (!row.isDefault) return true
        const next = await tx.address.findFirst({ where: { userId }, orderBy: { id: 'desc' } })
        if (next) await setDefault(tx, userId, next.id)
        return true
      }),
    makeDefault: (userId, id) => change(userId, (tx) => setDefault(tx, userId, id)),
  }
}
