import type { PrismaClient } from '#prisma'

export type ReadClient = Pick<PrismaClient, '$queryRaw' | '$queryRawUnsafe' | 'category'>

/** Where reads go that may be a moment behind. */
export interface ReadDatabase {
  /** May run `work` a second time, elsewhere, when a replica fails. */
  read<T>(work: (client: ReadClient) => Promise<T>): Promise<T>
}

/** For reads that must see what was just written. */
export function readFrom(prisma: PrismaClient): ReadDatabase {
  return { read: (work) => work(prisma) }
}
