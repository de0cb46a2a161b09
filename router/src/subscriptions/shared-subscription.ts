import { setImmediate as nextTurn } from 'node:timers/promises'
import { runWithRequest } from '@floodgate/platform/request-context'
import type { FormattedExecutionResult, GraphQLError } from 'graphql'
import { asGraphQLError, graphqlError } from '../errors.ts'
import { subscriptionRefusal } from '../subgraph/subscription-source.ts'
import type { Seat, SeatLimits, SeatSource, SharedEvent } from './seat.ts'

/** What a shared subscription needs of whoever runs it. */
export interface SharedSource {
  /** Follows the primary subgraph until the returned function is called. */
  follow(sink: {
    next(event: FormattedExecutionResult): void
    end(error?: GraphQLError): void
  }): () => void
  /** Asks the other subgraphs for the rest of an event, and writes the response. */
  complete(event: FormattedExecutionResult, signal: AbortSignal): Promise<SharedEvent>
  readonly subgraph: string
  readonly requestId: string
  /** Its events are states, of which a later one replaces an earlier one. */
  readonly tellsStates: boolean
}

export interface SharedCallbacks {
  readonly limits: SeatLimits
  /** The seat's client has to read before it gets more. */
  onHeldBack(seat: Seat): void
  /** Its first event came. */
  onBegun(): void
  /** Its last seat left, or the upstream ended. */
  onOver(subscription: SharedSubscription): void
}

/** Events that may wait to be completed. */
const WAITING_EVENTS = 256
/** A state that is told to who comes later, without asking again, is this old at most. */
const FRESH_MS = 1_000
/** Clients that are told in one turn of the event loop: requests in between wait a few milliseconds at most. */
const TOLD_AT_ONCE = 500

/**
 * One upstream subscription and everybody who gets its events: each event is completed and written once for all of them, in order.
 */
export class SharedSubscription implements SeatSource {
  readonly #source: SharedSource
  readonly #callbacks: SharedCallbacks
  readonly #seats = new Set<Seat>()
  /** Clients of another one that change over to this one with its first event. */
  readonly #arriving = new Set<Seat>()
  /** Events to complete and tell, and whom to call when all before is told. */
  readonly #waiting: (FormattedExecutionResult | (() => void))[] = []
  readonly #gone = new AbortController()
  #leave: (() => void) | undefined
  #latest: SharedEvent | undefined
  #latestAt = 0
  #tellsManyThings = false
  #isRunning = false
  #end: { readonly error: GraphQLError | undefined } | undefined

  constructor(source: SharedSource, callbacks: SharedCallbacks) {
    this.#source = source
    this.#callbacks = callbacks
  }

  start(): void {
    const leave = this.#source.follow({
      next: (event) => this.#take(event),
      end: (error) => this.#finish(error),
    })
    // It may have ended already.
    if (this.#gone.signal.aborted) leave()
    else this.#leave = leave
  }

  get seats(): ReadonlySet<Seat> {
    return this.#seats
  }

  /** Whether who comes now gets the state as it is now without another upstream. */
  get isOpen(): boolean {
    if (this.#end) return false
    if (!this.#latest) return true
    return this.canRenew && performance.now() - this.#latestAt <= FRESH_MS
  }

  /** Whether a newer upstream may take its clients over: they can't tell but by the versions. */
  get canRenew(): boolean {
    return this.#source.tellsStates && !this.#tellsManyThings
  }

  add(seat: Seat): void {
    this.#seats.add(seat)
    seat.source = this
    if (this.#latest) this.#deliver(seat, this.#latest)
  }

  /** Takes a client over from another subscription at the first event of this one. */
  expect(seat: Seat): void {
    seat.nextSource?.forget(seat)
    if (this.#latest) return this.#takeOver(seat, this.#latest)
    this.#arriving.add(seat)
    seat.nextSource = this
  }

  remove(seat: Seat): void {
    this.#seats.delete(seat)
    this.forget(seat)
  }

  forget(seat: Seat): void {
    this.#arriving.delete(seat)
    if (this.#seats.size + this.#arriving.size === 0) this.#stop()
  }

  whenTold(): Promise<void> {
    if (!this.#isRunning || this.#gone.signal.aborted) return Promise.resolve()
    return new Promise((resolve) => void this.#waiting.push(resolve))
  }

  /** Ends it for its clients. */
  end(error?: GraphQLError): void {
    this.#stop()
    for (const seat of this.#seats) {
      seat.nextSource?.forget(seat)
      seat.end(error)
    }
    this.#seats.clear()
    for (const seat of this.#arriving) seat.nextSource = undefined
    this.#arriving.clear()
  }

  #stop(): void {
    if (this.#gone.signal.aborted) return
    this.#gone.abort()
    this.#leave?.()
    for (const waiting of this.#waiting) if (typeof waiting === 'function') waiting()
    this.#callbacks.onOver(this)
  }

  #take(event: FormattedExecutionResult): void {
    const refusal = refusalIn(this.#source.subgraph, event)
    if (refusal) return this.#finish(refusal)
    if (this.#waiting.length >= WAITING_EVENTS) {
      if (!this.#source.tellsStates) {
        return this.#finish(
          graphqlError('UNAVAILABLE', 'Events come faster than they can be told.'),
        )
      }
      this.#waiting.pop()
    }
    this.#waiting.push(event)
    this.#run()
  }

  #finish(error: GraphQLError | undefined): void {
    this.#end ??= { error }
    this.#run()
  }

  #run(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    this.#tellWaiting().catch((error: unknown) => {
      if (!this.#gone.signal.aborted) this.end(asGraphQLError(error))
    })
  }

  async #tellWaiting(): Promise<void> {
    try {
      await this.#tellEach()
    } finally {
      this.#isRunning = false
    }
    if (this.#end) this.end(this.#end.error)
  }

  async #tellEach(): Promise<void> {
    for (let event = this.#waiting.shift(); event; event = this.#waiting.shift()) {
      if (typeof event === 'function') {
        event()
        continue
      }
      const { signal } = this.#gone
      const taken = event
      const completed = await runWithRequest(this.#source.requestId, () =>
        this.#source.complete(taken, signal),
      )
      if (signal.aborted) return
      await this.#tell(completed)
    }
  }

  async #tell(event: SharedEvent): Promise<void> {
    const id = event.state?.id
    if (!this.#latest) this.#callbacks.onBegun()
    else if (this.#latest.state?.id !== id) this.#tellsManyThings = true
    this.#latest = event
    this.#latestAt = performance.now()
    // Who comes while this goes on gets it from `add`.
    let told = 0
    for (const seat of [...this.#seats]) {
      if (++told % TOLD_AT_ONCE === 0) await nextTurn()
      if (seat.source === this) this.#deliver(seat, event)
    }
    // Events that can't replace one another: those that the other one still has to tell come first.
    if (!this.#source.tellsStates && this.#arriving.size > 0) {
      const others = new Set([...this.#arriving].map(({ source }) => source))
      for (const other of others) await other?.whenTold()
      if (this.#gone.signal.aborted) return
    }
    for (const seat of this.#arriving) this.#takeOver(seat, event)
    this.#arriving.clear()
  }

  #takeOver(seat: Seat, event: SharedEvent): void {
    const before = seat.source
    this.#seats.add(seat)
    seat.changeOver(this)
    before?.remove(seat)
    this.#deliver(seat, event)
  }

  #deliver(seat: Seat, event: SharedEvent): void {
    if (seat.deliver(event, this.#callbacks.limits)) this.#callbacks.onHeldBack(seat)
  }
}

/** graphql-js answers a subscription that could not begin with errors and no `data` at all; an event always has `data`. */
function refusalIn(name: string, event: FormattedExecutionResult): GraphQLError | undefined {
  if (event.data !== undefined || !event.errors) return undefined
  return subscriptionRefusal(name, event.errors)
}
