import type { ChangeTag } from '@floodgate/platform/change-log'
import type { Answer } from '../executor/answer.ts'
import type { CancelSignal } from '../executor/transport/cancel-signal.ts'
import type { AnswerStore } from './answer-store.ts'
import { type ChangeHistory, tagsHitBy, typeOf } from './change-history.ts'
import { type SharedRun, startSharedRun } from './shared-runs.ts'

/** An answer that others may have too, and the request that it is for. */
export interface SharedRequest {
  /** Equal for requests that have the same answer. */
  readonly key: string
  /** Every type of object that the answer may have. */
  readonly types: ReadonlySet<string>
  readonly maxAgeMs: number
  readonly signal: CancelSignal | undefined
  /** Runs the operation, for all who wait for it. The answer has its tags. */
  readonly run: (signal: CancelSignal | undefined) => Promise<Answer>
}

/** An answer that may be older than its request. */
export interface SharedAnswer extends Answer {
  /** Seconds since it was made. */
  readonly age?: number
}

export interface SharedAnswers {
  answer(request: SharedRequest): Promise<SharedAnswer>
}

export type SharedOutcome = 'kept' | 'joined' | 'run'

export interface SharedAnswersOptions {
  readonly history: ChangeHistory
  /** Whether all changes are known but for those of this last time. */
  readonly isCurrent: (maxLagMs: number) => boolean
  /** Undefined to keep none. */
  readonly store: AnswerStore | undefined
  /** Whether equal requests at one time are one. */
  readonly deduplicate: boolean
  readonly observe: (outcome: SharedOutcome) => void
}

/** A change is seen by every request that comes this much later. */
const LONGEST_LAG_MS = 1_000

interface RunUnderWay {
  readonly run: SharedRun<Answer>
  readonly startedAt: number
  /** In the history of changes. */
  readonly moment: number
  readonly types: ReadonlySet<string>
}

/**
 * Answers equal requests by one run: those at one time, and those that come while its answer is kept. Whatever was begun before a
 * change and is made of what changed is neither kept nor given to requests that come after it.
 */
export function createSharedAnswers(options: SharedAnswersOptions): SharedAnswers {
  const { history, store, isCurrent, observe } = options
  const underWay = new Map<string, RunUnderWay>()

  function find(key: string): SharedAnswer | undefined {
    const kept = store && isCurrent(LONGEST_LAG_MS) ? store.get(key) : undefined
    if (!kept) return undefined
    const age = Math.floor((performance.now() - kept.keptAt) / 1_000)
    return { data: kept.data, errors: [], age }
  }

  async function runAndKeep(
    { key, maxAgeMs, run }: SharedRequest,
    signal: CancelSignal | undefined,
  ): Promise<Answer> {
    const moment = history.now()
    const answer = await run(signal)
    const { data, errors, tags } = answer
    if (!store || data === undefined || errors.length > 0 || !tags) return answer
    const changes = history.since(moment)
    const hit = new Set(tags)
    const isOutOfDate = changes?.some((change) => tagsHitBy(change).some((tag) => hit.has(tag)))
    if (isOutOfDate === false) store.set(key, data, tags, maxAgeMs)
    return answer
  }

  /** The run of an equal request, unless something has changed since it began that its answer may be made of. */
  function findRun(key: string): RunUnderWay | undefined {
    const found = underWay.get(key)
    if (!found) return undefined
    const isRecent = performance.now() - found.startedAt < LONGEST_LAG_MS
    if (!isRecent && !isCurrent(LONGEST_LAG_MS)) return undefined
    const concerns = (change: ChangeTag) => found.types.has(typeOf(change))
    return history.since(found.moment)?.some(concerns) === false ? found : undefined
  }

  function startRun(request: SharedRequest): RunUnderWay {
    const { key, types } = request
    const forget = () => {
      if (underWay.get(key) === started) underWay.delete(key)
    }
    const run = startSharedRun((signal) => runAndKeep(request, signal).finally(forget), forget)
    const started = { run, types, startedAt: performance.now(), moment: history.now() }
    underWay.set(key, started)
    return started
  }

  return {
    async answer(request) {
      const { key, signal } = request
      const kept = find(key)
      if (kept) {
        observe('kept')
        return kept
      }
      if (!options.deduplicate) {
        observe('run')
        return runAndKeep(request, signal)
      }
      signal?.throwIfAborted()
      const joined = findRun(key)
      observe(joined ? 'joined' : 'run')
      return (joined ?? startRun(request)).run.join(signal)
    },
  }
}
