/** Retries must not multiply the load of a subgraph that is in trouble: they are earned by fetches. */
export interface RetryBudget {
  /** To be called for every fetch that is no retry. */
  earn(): void
  /** False when there is nothing to spend. */
  spend(): boolean
}

/** One retry for so many fetches. */
const FETCHES_PER_RETRY = 10

/** Retries at most that earlier fetches earned; where fetches are few, each may be retried. */
const SAVED_RETRIES = 20

export function createRetryBudget(): RetryBudget {
  // Counted in fetches, so that nothing is lost by rounding.
  const most = SAVED_RETRIES * FETCHES_PER_RETRY
  let saved = most
  return {
    earn() {
      if (saved < most) saved += 1
    },
    spend() {
      if (saved < FETCHES_PER_RETRY) return false
      saved -= FETCHES_PER_RETRY
      return true
    },
  }
}
