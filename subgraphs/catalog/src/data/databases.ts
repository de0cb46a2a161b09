import { type PrismaClient } from '#prisma'

/** Where reads go that may be a moment behind. */
export interface ReadDatabase {
  /** May run `work` a second time, elsewhere, when a replica fails. */
  read<T>(
    work: (client: Pick<PrismaClient, '$queryRaw' | '$queryRawUnsafe'>) => Promise<T>,
  ): Promise<T>
}

/** For reads that must see what was just written. */
export function readFrom(prisma: PrismaClient): ReadDatabase {
  return { read: (work) => work(prisma) }
}
