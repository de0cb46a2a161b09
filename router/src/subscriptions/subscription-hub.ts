import type { Identity } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import type { CreateContext } from '../context.ts'
import { isErrors } from '../documents/operations.ts'
import { asGraphQLError, formattedWithCode } from '../errors.ts'
import { answerJson } from '../executor/answer.ts'
import type { Authorization } from '../executor/authorization/rules.ts'
import { NEVER_ABORTED } from '../executor/transport/cancel-signal.ts'
import { authorizationOf } from '../session/caller-authorization.ts'
import type { SubscriptionSource } from '../subgraph/subscription-source.ts'
import {
  type Outlet,
  Seat,
  type SeatLimits,
  type Subscriber,
  type SubscriptionText,
} from './seat.ts'
import { SharedSubscription, type SharedSource } from './shared-subscription.ts'
import type { SubscriptionPlan } from './subscription-plan.ts'

/** Every subscription of this process' clients; equal ones of one authorization scope share an upstream. */
export interface SubscriptionHub {
  /**
   * Follows a subscription for a client, the current state first. It ends by an error of the outlet, by its end or by the
   * returned function.
   */
  join(plan: SubscriptionPlan, subscriber: Subscriber, outlet: Outlet): () => void
  /** Plans everything again for another supergraph; clients change over without a gap. */
  replan(planAgain: PlanAgain): void
  /** Subscriptions of clients, and of those to subgraphs. */
  counts(): { readonly clients: number; readonly upstreams: number }
  close(): void
}

export type PlanAgain = (
  text: SubscriptionText,
  authorization: Authorization,
) => SubscriptionPlan | readonly GraphQLError[]

export interface SubscriptionHubOptions {
  readonly sources: Readonly<Record<string, SubscriptionSource>>
  readonly createContext: CreateContext
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
  readonly limits: SeatLimits
  readonly logger: Logger
}

const ANYBODY: Identity = { kind: 'anonymous' }
/** How often clients that were behind are looked at. */
const FLUSH_EVERY_MS = 50

export function createSubscriptionHub(options: SubscriptionHubOptions): SubscriptionHub {
  const { limits, logger } = options
  const all = new Set<SharedSubscription>()
  /** The one of each kind that newcomers join. */
  const current = new Map<string, SharedSubscription>()
  const heldBack = createHeldBack(limits)

  function startShared(key: string, source: SharedSource): SharedSubscription {
    let before = current.get(key)
    const shared = new SharedSubscription(source, {
      limits,
      onHeldBack: heldBack.add,
      onBegun: () => (before = undefined),
      onOver() {
        all.delete(shared)
        if (current.get(key) !== shared) return
        if (before && all.has(before)) current.set(key, before)
        else current.delete(key)
      },
    })
    all.add(shared)
    current.set(key, shared)
    return shared
  }

  /** @param identity of one of those who will share it */
  function find(plan: SubscriptionPlan, { identity, requestId }: Subscriber) {
    const scope = plan.isPublic ? ANYBODY : identity
    const key = `${JSON.stringify(scope)} ${plan.key}`
    const known = current.get(key)
    if (known?.isOpen) return { shared: known, isNew: false }
    const shared = startShared(key, sourceOf(plan, scope, requestId, options))
    if (known?.canRenew) for (const seat of known.seats) shared.expect(seat)
    return { shared, isNew: true }
  }

  function move(seat: Seat, plan: SubscriptionPlan): void {
    const { shared, isNew } = find(plan, seat.subscriber)
    shared.expect(seat)
    if (isNew) shared.start()
  }

  function replanFor(
    seats: readonly [Seat, ...Seat[]],
    authorization: Authorization,
    planAgain: PlanAgain,
  ): void {
    const planned = tryPlan(planAgain, seats[0].subscriber.text, authorization)
    if (!isErrors(planned)) {
      for (const seat of seats) move(seat, planned)
      return
    }
    logger.warn({ reason: planned[0]?.message }, 'a subscription has no place in the new graph')
    for (const seat of seats) {
      leave(seat)
      seat.end(planned[0])
    }
  }

  return {
    join(plan, subscriber, outlet) {
      const seat = new Seat(subscriber, outlet)
      const { shared, isNew } = find(plan, subscriber)
      shared.add(seat)
      if (isNew) shared.start()
      return () => leave(seat)
    },
    replan(planAgain) {
      current.clear()
      for (const shared of [...all]) {
        for (const [authorization, seats] of byAuthorization(shared.seats)) {
          replanFor(seats, authorization, planAgain)
        }
      }
    },
    counts() {
      let clients = 0
      for (const { seats } of all) clients += seats.size
      return { clients, upstreams: all.size }
    },
    close() {
      heldBack.stop()
      for (const shared of [...all]) shared.end()
    },
  }
}

function leave(seat: Seat): void {
  const { source, nextSource } = seat
  seat.source = undefined
  seat.nextSource = undefined
  source?.remove(seat)
  nextSource?.forget(seat)
}

/** What is public now may not be in another graph: then it depends on who asks. */
function byAuthorization(seats: Iterable<Seat>): ReadonlyMap<Authorization, [Seat, ...Seat[]]> {
  const groups = new Map<Authorization, [Seat, ...Seat[]]>()
  for (const seat of seats) {
    const authorization = authorizationOf(seat.subscriber.identity)
    const group = groups.get(authorization)
    if (group) group.push(seat)
    else groups.set(authorization, [seat])
  }
  return groups
}

function tryPlan(planAgain: PlanAgain, ...of: Parameters<PlanAgain>): ReturnType<PlanAgain> {
  try {
    return planAgain(...of)
  } catch (error) {
    return [asGraphQLError(error)]
  }
}

function sourceOf(
  plan: SubscriptionPlan,
  identity: Identity,
  requestId: string,
  { sources, createContext, formatError }: SubscriptionHubOptions,
): SharedSource {
  const { primary, compiled, variables, stateOf } = plan
  const source = sources[primary.subgraph]
  if (!source) throw new Error(`No subscription source for ${primary.subgraph}`)
  const format = (error: GraphQLError) => formatError(formattedWithCode(error), error)
  return {
    requestId,
    subgraph: primary.subgraph,
    tellsStates: stateOf !== undefined,
    follow: (sink) =>
      source.subscribe(
        {
          query: plan.query,
          operationName: primary.operationName,
          variables: pick(variables, primary.variables),
          identity: () => createContext(requestId, identity, NEVER_ABORTED).signedIdentity(),
        },
        sink,
      ),
    async complete(event, signal) {
      const context = createContext(requestId, identity, signal)
      const answer = await plan.executeEvent(compiled, event, { variables, context, signal })
      const hasErrors = answer.errors.length > 0
      return { payload: answerJson(answer, format), state: stateOf?.(event.data), hasErrors }
    },
  }
}

function pick(variables: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const given = names.filter((name) => variables[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, variables[name]]))
}

/** Clients that have to read before they get more. */
function createHeldBack(limits: SeatLimits) {
  const seats = new Set<Seat>()
  let timer: NodeJS.Timeout | undefined

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }
  function flush(): void {
    for (const seat of seats) if (!seat.flush(limits)) seats.delete(seat)
    if (seats.size === 0) stop()
  }
  return {
    add(seat: Seat): void {
      seats.add(seat)
      timer ??= setInterval(flush, FLUSH_EVERY_MS)
    },
    stop,
  }
}
