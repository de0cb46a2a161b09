import type { GraphQLError } from 'graphql'
import type { Identity } from '@floodgate/platform/identity'
import type { EventState } from './state-fields.ts'

/** Where the events of one client's subscription go. */
export interface Outlet {
  /** @param payload the response, as JSON text */
  next(payload: string): void
  /** The subscription is over, by an error or (undefined) by its end. */
  end(error?: GraphQLError): void
  /** What was written and the client has not taken yet. */
  unsentBytes(): number
  /** The client does not take its events; what it has written is cut off. */
  giveUp(): void
}

/** A response that all clients of a shared subscription get. */
export interface SharedEvent {
  readonly payload: string
  readonly state: EventState | undefined
  readonly hasErrors: boolean
}

/** What a client subscribed to, to plan it again for another supergraph. */
export interface SubscriptionText {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

export interface Subscriber {
  readonly identity: Identity
  readonly requestId: string
  readonly text: SubscriptionText
}

export interface SeatLimits {
  /** Beyond this many unsent bytes, a state waits for the client to read, and a newer one replaces it. */
  readonly heldBackBytes: number
  /** Beyond this many, a client of events that can't replace one another is given up. */
  readonly unsentBytes: number
}

/** Whoever gives a seat its events. */
export interface SeatSource {
  /** It gets no more of them. */
  remove(seat: Seat): void
  /** It will not change over after all. */
  forget(seat: Seat): void
  /** Resolves when all that has come by now is told, or never will be. */
  whenTold(): Promise<void>
}

/** One client's place at a shared subscription. A class, since there are many thousands. */
export class Seat {
  /** Whose events it gets, and whose it will get from the first one on. */
  source: SeatSource | undefined
  nextSource: SeatSource | undefined
  readonly subscriber: Subscriber
  readonly outlet: Outlet
  #last: SharedEvent | undefined
  #held: SharedEvent | undefined
  /** Whether events repeat what the client was told already. */
  #isRepeated = false

  constructor(subscriber: Subscriber, outlet: Outlet) {
    this.subscriber = subscriber
    this.outlet = outlet
  }

  /** From here on another upstream gives its events, which may first repeat what the client was told. */
  changeOver(source: SeatSource): void {
    this.source = source
    this.nextSource = undefined
    this.#isRepeated = true
  }

  /** @returns whether it waits until the client has read */
  deliver(event: SharedEvent, limits: SeatLimits): boolean {
    if (this.#knows(event)) return false
    const unsent = this.outlet.unsentBytes()
    // What waits is replaced by a newer state of the same thing alone.
    const replaces = !this.#held || this.#held.state?.id === event.state?.id
    if (event.state && replaces && (this.#held || unsent > limits.heldBackBytes)) {
      this.#held = event
      return true
    }
    if (unsent > limits.unsentBytes) {
      this.outlet.giveUp()
      return false
    }
    if (this.#held) this.#write(this.#held)
    this.#write(event)
    return false
  }

  /** Writes what waits once the client has read. @returns whether it still waits */
  flush(limits: SeatLimits): boolean {
    if (!this.#held || !this.source) return false
    if (this.outlet.unsentBytes() > limits.heldBackBytes) return true
    this.#write(this.#held)
    return false
  }

  /** A version never goes back, whatever an upstream says that was opened again; nor does it come twice on the way from there. */
  #knows(event: SharedEvent): boolean {
    const last = this.#held ?? this.#last
    const ahead = last && advance(event, last)
    if (last && ahead !== undefined && ahead < 0) return (this.#isRepeated = true)
    const isKnown = this.#isRepeated && ahead === 0 && !last?.hasErrors
    this.#isRepeated = false
    return isKnown
  }

  end(error?: GraphQLError): void {
    if (this.#held && error === undefined) this.#write(this.#held)
    this.source = undefined
    this.nextSource = undefined
    this.outlet.end(error)
  }

  #write(event: SharedEvent): void {
    this.#last = event
    this.#held = undefined
    this.outlet.next(event.payload)
  }
}

/** How many versions further an event is than another one; undefined where they can't be compared. */
function advance({ state }: SharedEvent, from: SharedEvent): number | undefined {
  if (!state || !from.state || state.id !== from.state.id) return undefined
  return state.version - from.state.version
}
