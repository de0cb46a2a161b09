import {
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  halfJitterGenerator,
  type IBackoff,
  type IBreaker,
  SamplingBreaker,
} from 'cockatiel'

/** How a fetch that a circuit let pass came in: `probe` is the one by which it finds out whether its subgraph is back. */
export type Entry = 'normal' | 'probe'

export type Outcome = 'answered' | 'failed' | 'abandoned'

export type CircuitPosition = 'closed' | 'open' | 'half-open'

/** Keeps fetches from a subgraph that is out of reach. Every fetch that enters is settled, once. */
export interface Circuit {
  /** Undefined when the subgraph is not to be asked now. */
  enter(): Entry | undefined
  settle(entry: Entry, outcome: Outcome): void
}

export interface CircuitOptions {
  /** Failures one after the other that open it. */
  readonly failures: number
  /** About how long until the first probe; twice as long with each that fails, up to 5 s. */
  readonly resetMs: number
  readonly onChange: (position: CircuitPosition) => void
}

const LONGEST_RESET_MS = 5_000

/** Half of the fetches of the last 10 seconds, where there are at least 5 each second. */
const RATE = { threshold: 0.5, duration: 10_000, minimumRps: 5 }

/**
 * Opens after failures one after the other, or when half of many fetches fail. It is open for a time, then one fetch is let
 * through as a probe, and the rest refused until that is answered.
 *
 * Cockatiel decides when to open and for how long. Its own policy is not used since fetches would wait for the probe, a probe whose
 * client left would count as answered, and it costs several promises for each fetch.
 */
export function createCircuit({ failures, resetMs, onChange }: CircuitOptions): Circuit {
  const breakers: IBreaker[] = [new ConsecutiveBreaker(failures), new SamplingBreaker(RATE)]
  const waits = new ExponentialBackoff({
    initialDelay: resetMs,
    maxDelay: Math.max(resetMs, LONGEST_RESET_MS),
    generator: halfJitterGenerator,
  })
  let position: CircuitPosition = 'closed'
  let wait: IBackoff<unknown> | undefined
  let openUntil = 0

  function move(to: CircuitPosition): void {
    position = to
    onChange(to)
  }

  function open(): void {
    wait = wait ? wait.next(undefined) : waits.next()
    openUntil = performance.now() + wait.duration
    move('open')
  }

  function settleProbe(outcome: Outcome): void {
    if (outcome === 'failed') return open()
    // Not known: the next fetch is the probe.
    if (outcome === 'abandoned') return move('open')
    wait = undefined
    for (const breaker of breakers) breaker.success(CircuitState.HalfOpen)
    move('closed')
  }

  return {
    enter() {
      if (position === 'closed') return 'normal'
      if (position === 'half-open' || performance.now() < openUntil) return undefined
      move('half-open')
      return 'probe'
    },
    settle(entry, outcome) {
      if (entry === 'probe') return settleProbe(outcome)
      // What was under way when it opened says nothing new.
      if (position !== 'closed') return
      if (outcome === 'answered') {
        for (const breaker of breakers) breaker.success(CircuitState.Closed)
      } else if (outcome === 'failed') {
        const opens = breakers.map((breaker) => breaker.failure(CircuitState.Closed))
        if (opens.includes(true)) open()
      }
    },
  }
}
