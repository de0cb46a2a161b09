import { readFileSync } from 'node:fs'
import { z } from 'zod'

const limit = z.strictObject({
  /** How many at once. */
  burst: z.int().min(1).max(1_000_000),
  /** Milliseconds after which one more is granted. */
  intervalMs: z.int().min(1).max(3_600_000),
})

const operationClass = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'must be a word of lower-case letters' }),
  /** Root fields, such as `Mutation.login`, or `Mutation.*` for all that no class before it names. */
  fields: z
    .array(
      z.string().regex(/^(Query|Mutation|Subscription)\.(\w+|\*)$/, {
        error: 'must be such as Mutation.login',
      }),
    )
    .min(1),
  /** Of one account; requests without a session have none. */
  perUser: limit.optional(),
  /** Of one network address; IPv6 addresses count by their first 64 bits. */
  perAddress: limit.optional(),
})

export const limitTable = z.array(operationClass)

export type Limit = z.infer<typeof limit>
export type OperationClass = z.infer<typeof operationClass>
/** The first class that names a root field is the field's. Each root field of an operation counts. */
export type LimitTable = readonly OperationClass[]

/**
 * Far above what a person does, so that what is refused is a program gone wrong or an attack. Sales have limits of their own for
 * `purchase`, which are exact and cheaper.
 */
export const DEFAULT_LIMIT_TABLE: LimitTable = [
  { name: 'login', fields: ['Mutation.login'], perAddress: { burst: 30, intervalMs: 1_000 } },
  { name: 'register', fields: ['Mutation.register'], perAddress: { burst: 20, intervalMs: 5_000 } },
  { name: 'purchase', fields: ['Mutation.purchase'] },
  {
    name: 'mutation',
    fields: ['Mutation.*'],
    perUser: { burst: 1_000, intervalMs: 5 },
    perAddress: { burst: 5_000, intervalMs: 1 },
  },
  { name: 'query', fields: ['Query.*'], perAddress: { burst: 5_000, intervalMs: 1 } },
]

/** @throws Error saying what is wrong with the file */
export function readLimitTable(path: string): LimitTable {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} can't be read as JSON`, { cause })
  }
  const result = limitTable.safeParse(content)
  if (!result.success) throw new Error(`${path}:\n${z.prettifyError(result.error)}`)
  return result.data
}
