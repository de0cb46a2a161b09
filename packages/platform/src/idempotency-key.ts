import type { GraphQLResolveInfo } from 'graphql'
import { AppError } from './errors.ts'
import type { SignedRequest } from './identity.ts'

type Caller = Pick<SignedRequest, 'idempotencyKey'>
type Argument = string | null | undefined

/** What the databases' columns and the sales' tickets hold. */
const LONGEST_KEY = 128

/** The argument's key, or else the header's: one for each field of the operation, which may have several. */
export function idempotencyKeyOf(
  argument: Argument,
  { idempotencyKey }: Caller,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
): string | null {
  if (argument != null) return argument
  if (idempotencyKey === undefined) return null
  return idempotencyKey === '' ? '' : `${idempotencyKey} ${path.key}`
}

/**
 * As `idempotencyKeyOf`, for a mutation that is not run without one.
 * @throws AppError BAD_USER_INPUT when there is none, or it has not 1 to 128 characters
 */
export function requireIdempotencyKey(
  argument: Argument,
  caller: Caller,
  info: Pick<GraphQLResolveInfo, 'path'>,
): string {
  const key = idempotencyKeyOf(argument, caller, info)
  if (key === null) {
    throw new AppError(
      'BAD_USER_INPUT',
      'Give an `idempotencyKey`, or the header `Idempotency-Key`.',
    )
  }
  if (key.length >= 1 && key.length <= LONGEST_KEY) return key
  throw new AppError(
    'BAD_USER_INPUT',
    `\`idempotencyKey\` must have 1 to ${LONGEST_KEY} characters.`,
  )
}
