import type { Logger } from '@floodgate/platform/logging'
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleAll,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel'

/** Runs commands of Redis, whose copies nobody needs: when it is slow or away, the answer is undefined, and soon at once. */
export type RedisGuard = <T>(commands: () => Promise<T>) => Promise<T | undefined>

export interface RedisGuardOptions {
  readonly logger: Logger
  /** Failures one after the other, from which on Redis is not asked. @default 3 */
  readonly failures?: number
  /** Milliseconds until it is asked again. @default 1_000 */
  readonly resetMs?: number
  /** Milliseconds that commands may take. @default 250 */
  readonly timeoutMs?: number
}

export function createRedisGuard(options: RedisGuardOptions): RedisGuard {
  const { logger, failures = 3, resetMs = 1_000, timeoutMs = 250 } = options
  const circuit = circuitBreaker(handleAll, {
    halfOpenAfter: resetMs,
    breaker: new ConsecutiveBreaker(failures),
  })
  circuit.onBreak(() => logger.warn('catalog copies: Redis is left alone for a while'))
  circuit.onReset(() => logger.info('catalog copies: Redis is back'))
  const policy = wrap(circuit, timeout(timeoutMs, TimeoutStrategy.Aggressive))
  return async (commands) => {
    try {
      return await policy.execute(commands)
    } catch (err) {
      if (!(err instanceof BrokenCircuitError)) logger.debug({ err }, 'catalog copies')
      return undefined
    }
  }
}
