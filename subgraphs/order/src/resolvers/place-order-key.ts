import { AppError } from '@floodgate/platform/errors'
import { MAX_IDEMPOTENCY_KEY_LENGTH } from '../domain/payment.ts'

/** @throws AppError BAD_USER_INPUT */
export function requireIdempotencyKey(key: string): void {
  if (key.length >= 1 && key.length <= MAX_IDEMPOTENCY_KEY_LENGTH) return
  const message = `\`idempotencyKey\` must have 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters.`
  throw new AppError('BAD_USER_INPUT', message)
}
