import type { JobDefinition } from '@floodgate/platform/job'
import { outboxRow, type OutboxRow } from '@floodgate/platform/outbox'
import type { Transaction } from './transaction.ts'

/** The relay listens here, so that what was committed leaves at once. */
export const OUTBOX_CHANNEL = 'outbox:order'

/** Settlements and changes of one message: what the contracts allow. */
const MESSAGE_LIMIT = 500

const INSERT = 'INSERT INTO outbox_message (id, queue, payload, request_id) VALUES (?, ?, ?, ?)'

/** Tells `data` to whoever consumes `job`, exactly if the transaction commits. */
async function tell<T>(tx: Transaction, job: JobDefinition<T>, data: T): Promise<void> {
  const { id, queue, payload, requestId }: OutboxRow = outboxRow(job, data)
  await tx.$executeRawUnsafe(INSERT, id, queue, payload, requestId)
}

/** As `tell`, for a list of any length: none for an empty one. */
export async function tellAll<T, E>(
  tx: Transaction,
  job: JobDefinition<T>,
  entries: readonly E[],
  toData: (entries: E[]) => T,
): Promise<void> {
  for (let start = 0; start < entries.length; start += MESSAGE_LIMIT) {
    await tell(tx, job, toData(entries.slice(start, start + MESSAGE_LIMIT)))
  }
}
