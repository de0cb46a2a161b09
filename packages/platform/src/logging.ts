import { pino, type Logger as PinoLogger } from 'pino'
import { currentRequestId } from './request-context.ts'

export type Logger = PinoLogger

/** Keys whose values never reach a log, wherever they stand one or two levels deep. */
const SECRET_KEYS = [
  ...['password', 'newPassword', 'token', 'authorization', 'cookie', 'secret', 'signature'],
  ...['email', 'login', 'phone', 'recipient', 'line1', 'line2', 'address', 'shippingAddress'],
]

/** JSON lines on standard output, each with the id of the request that it belongs to. */
export function createLogger(options: { name: string; level: string }): Logger {
  return pino({
    name: options.name,
    level: options.level,
    base: { name: options.name },
    redact: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    mixin() {
      const requestId = currentRequestId()
      return requestId === undefined ? {} : { requestId }
    },
  })
}
