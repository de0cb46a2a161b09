import type { RouterContext } from '../context.ts'
import type { Executor } from '../executor/executor.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** Refuses operations that come too often before anything is run for them. */
export function limitRate(
  executor: Executor<RouterContext>,
  limiter: RateLimiter,
): Executor<RouterContext> {
  return {
    ...executor,
    // Most operations have no limit: no promise is made for them.
    execute(operation, request) {
      const checked = limiter.check(operation, request.context)
      const execute = () => executor.execute(operation, request)
      return checked ? checked.then(execute) : execute()
    },
  }
}
