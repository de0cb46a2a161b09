import type { ChangeTag } from '@floodgate/platform/change-log'
import type { Prisma, PrismaClient } from '#prisma'

/** Called once a change of stock is committed, with what clients may see differently now. */
export type AnnounceStock = (tags: readonly ChangeTag[]) => Promise<void> | void

const notes = new WeakMap<Prisma.TransactionClient, Set<ChangeTag>>()

/**
 * Remembers what a transaction changes, for when it is committed.
 * @param before units of ordinary stock by product
 */
export function noteChanges(
  tx: Prisma.TransactionClient,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  const tags = notes.get(tx) ?? new Set()
  notes.set(tx, tags)
  for (const [productId, available] of after) {
    const was = before.get(productId) ?? 0
    if (available === was) continue
    tags.add(`Product:${productId}`)
    // It comes on lists, or leaves them, of what is in stock.
    if (available > 0 !== was > 0) tags.add('Product')
  }
}

/** A transaction whose changes of stock are announced once they are committed, before the caller goes on. */
export async function transactStock<T>(
  prisma: PrismaClient,
  announce: AnnounceStock | undefined,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: { isolationLevel?: Prisma.TransactionIsolationLevel } = {},
): Promise<T> {
  let tags: Iterable<ChangeTag> = []
  const result = await prisma.$transaction(async (tx) => {
    const done = await work(tx)
    tags = notes.get(tx) ?? []
    return done
  }, options)
  const told = [...tags]
  if (told.length > 0) await announce?.(told)
  return result
}
