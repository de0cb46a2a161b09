import { type RouterContext } from '../context.ts'
import { type Executor } from '../executor/executor.ts'
import { type RateLimiter } from './rate-limiter.ts'

/** Refuses operations that come too often before anything is run for them. */
export function limitRate(
  executor: Executor<RouterContext>,
  limiter: RateLimiter,
): Executor<RouterContext> {
  return {
    ...executor,
    async execute(operation, request) {
      const checked = limiter.check(operation, request.context)
      if (checked) await checked
      return executor.execute(operation, request)
    },
  }
}
