import { type ChangeFollowerOptions, followChanges } from '@floodgate/platform/change-log'
import { Counter, Gauge, type Registry } from '@floodgate/platform/metrics'
import { createAnswerStore } from './answer-store.ts'
import { createChangeHistory } from './change-history.ts'
import { createSharedAnswers, type SharedAnswers, type SharedOutcome } from './shared-answers.ts'

export interface AnswerSharingOptions extends Omit<ChangeFollowerOptions, 'onChanges' | 'onLost'> {
  readonly metrics: Registry
  /** Memory for answers, by estimate; 0 to keep none. */
  readonly keptBytes: number
  /** Whether equal public queries at one time are one. */
  readonly deduplicate: boolean
}

export interface AnswerSharing {
  readonly answers: SharedAnswers
  close(): void
}

/** Shares public answers, and follows the log of changes to know which are out of date. */
export function startAnswerSharing(options: AnswerSharingOptions): AnswerSharing {
  const { metrics, keptBytes, deduplicate } = options
  const store = keptBytes > 0 ? createAnswerStore(keptBytes) : undefined
  const history = createChangeHistory()
  const follower = followChanges({
    ...options,
    onChanges(tags) {
      history.add(tags)
      for (const tag of tags) store?.change(tag)
    },
    onLost() {
      history.lose()
      store?.clear()
    },
  })
  new Gauge({
    name: 'floodgate_router_kept_answers_bytes',
    help: 'Memory of the answers that are kept, by estimate',
    registers: [metrics],
    collect() {
      this.set(store?.bytes() ?? 0)
    },
  })
  const { isCurrent } = follower
  const observe = createObserver(metrics)
  return {
    answers: createSharedAnswers({ store, history, isCurrent, deduplicate, observe }),
    close: () => follower.close(),
  }
}

function createObserver(metrics: Registry): (outcome: SharedOutcome) => void {
  const answers = new Counter({
    name: 'floodgate_router_public_answers_total',
    help: 'Public queries that were answered from the cache, by joining an equal one, or by running',
    labelNames: ['by'],
    registers: [metrics],
  })
  const counters = {
    kept: answers.labels({ by: 'cache' }),
    joined: answers.labels({ by: 'joining' }),
    run: answers.labels({ by: 'running' }),
  }
  return (outcome) => counters[outcome].inc()
}
