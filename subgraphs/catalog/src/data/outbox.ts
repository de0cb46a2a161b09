import { outboxRow, type OutboxRow } from '@floodgate/platform/outbox'
import type { Prisma } from '#prisma'
import { catalogChanges } from '../jobs/catalog-changes.ts'

/** The relay listens here, so that what was committed leaves at once. */
export const OUTBOX_CHANNEL = 'outbox:catalog'

/** What a transaction changed. */
export interface Changes {
  readonly productIds?: readonly string[]
  readonly slugs?: readonly string[]
  readonly categoryIds?: readonly string[]
  readonly categorySlugs?: readonly string[]
  /** Whether lists of products differ: one is new, or comes on other lists than before. */
  readonly lists?: boolean
}

/** Ids of one message: what the job's schema allows. */
const LIMIT = 500
const INSERT = 'INSERT INTO outbox_message (id, queue, payload, request_id) VALUES (?, ?, ?, ?)'

/** Tells the catalog's caches and its search index of changes, exactly if the transaction commits. */
export async function tellChanges(tx: Prisma.TransactionClient, changes: Changes): Promise<void> {
  const {
    productIds = [],
    slugs = [],
    categoryIds = [],
    categorySlugs = [],
    lists = false,
  } = changes
  const longest = Math.max(
    productIds.length,
    slugs.length,
    categoryIds.length,
    categorySlugs.length,
  )
  for (let start = 0; start < longest; start += LIMIT) {
    const part = (all: readonly string[]) => all.slice(start, start + LIMIT)
    const { id, queue, payload, requestId }: OutboxRow = outboxRow(catalogChanges, {
      productIds: part(productIds),
      slugs: part(slugs),
      categoryIds: part(categoryIds),
      categorySlugs: part(categorySlugs),
      lists,
    })
    await tx.$executeRawUnsafe(INSERT, id, queue, payload, requestId)
  }
}
