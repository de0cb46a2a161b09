import { createHash } from 'node:crypto'
import { isUniqueViolation } from '@floodgate/platform/database'
import type { PrismaClient } from '#prisma'
import { inTransaction, type Transaction } from './transaction.ts'

/** Who creates what, under which key of theirs. */
export interface Creation {
  readonly userId: string
  readonly idempotencyKey: string
  /** All that was asked for: a repeat must ask for the same. */
  readonly input: object
}

export type CreationOutcome<F> =
  { readonly kind: 'created'; readonly id: string } | { readonly kind: 'key-conflict' } | F

/** Undoes a transaction whose outcome is that nothing is created. */
class NotCreated<F> extends Error {
  readonly fault: F

  constructor(fault: F) {
    super('nothing is created')
    this.fault = fault
  }
}

/**
 * Creates something once under a key: a repeat gets the id of what the first created.
 * @param id of what is created
 * @param create says why nothing is created; nothing is kept then
 */
export async function createOnce<F>(
  prisma: PrismaClient,
  creation: Creation,
  id: string,
  create: (tx: Transaction) => Promise<F | null>,
): Promise<CreationOutcome<F>> {
  const key = { userId: creation.userId, keyDigest: digest(creation.idempotencyKey) }
  const inputDigest = digest(JSON.stringify(creation.input))
  const find = async (): Promise<CreationOutcome<F> | null> => {
    const earlier = await prisma.creation.findUnique({ where: { userId_keyDigest: key } })
    if (!earlier) return null
    const repeated = earlier.inputDigest === inputDigest
    return repeated ? { kind: 'created', id: earlier.entityId } : { kind: 'key-conflict' }
  }
  const insert = () =>
    inTransaction<CreationOutcome<F>>(prisma, async (tx) => {
      // First, so that the same request, sent twice at once, waits here for the other.
      await tx.creation.create({ data: { ...key, inputDigest, entityId: id } })
      const fault = await create(tx)
      if (fault !== null) throw new NotCreated(fault)
      return { kind: 'created', id }
    })

  const earlier = await find()
  if (earlier) return earlier
  try {
    return await insert()
  } catch (error) {
    if (error instanceof NotCreated) return error.fault as F
    const other = isUniqueViolation(error, 'PRIMARY') ? await find() : null
    if (other) return other
    throw error
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
