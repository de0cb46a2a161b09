import { type GraphQLResolveInfo } from 'graphql'
import { type Caller } from '../services/security-log.ts'

/** The argument's key, or else the header's: one for each field of the operation, which may have several. */
export function idempotencyKeyOf(
  argument: string | null | undefined,
  { idempotencyKey }: Caller,
  { path }: GraphQLResolveInfo,
): string | null {
  if (argument != null) return argument
  if (idempotencyKey === undefined) return null
  return idempotencyKey === '' ? '' : `${idempotencyKey} ${path.key}`
}
