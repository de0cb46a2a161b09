import { type Identity } from '@floodgate/platform/identity'
import { runWithRequest } from '@floodgate/platform/request-context'
import { type ExecutionResult, type FormattedExecutionResult, type GraphQLError } from 'graphql'
import { type CreateContext, type RouterContext } from '../context.ts'
import { type Executor } from '../executor/executor.ts'
import { SerialisedData } from '../graph/serialised-data.ts'
import { subscriptionRefusal, type SubscriptionSource } from '../subgraph/subscription-source.ts'
import { createEventStream } from './event-stream.ts'
import { type SubscriptionPlan } from './subscription-plan.ts'

interface Subscriber {
  readonly requestId: string
  readonly identity: Identity
  /** The client does not take its events as fast as they come. */
  readonly onOverflow: () => void
}

export type RunSubscription = (
  plan: SubscriptionPlan,
  subscriber: Subscriber,
) => AsyncIterableIterator<ExecutionResult, undefined>

/** Events that may wait for one subscription; a current state arrives again, so more would be stale anyway. */
const WAITING_EVENTS = 256

/**
 * Follows the plan's primary subgraph and answers each event in order. Reading rejects with a GraphQL error when the
 * subscription can't begin or breaks; returning stops the upstream and gives up fetches under way.
 */
export function createSubscriptionRunner(options: {
  readonly sources: Readonly<Record<string, SubscriptionSource>>
  readonly executor: Executor<RouterContext>
  readonly createContext: CreateContext
}): RunSubscription {
  const { sources, executor, createContext } = options

  async function complete(
    { compiled, variables }: SubscriptionPlan,
    event: FormattedExecutionResult,
    context: RouterContext,
  ): Promise<ExecutionResult> {
    const { signal } = context
    const { data, errors } = await executor.executeEvent(compiled, event, {
      variables,
      context,
      signal,
    })
    return {
      ...(data !== undefined && { data: new SerialisedData(data) }),
      ...(errors.length > 0 && { errors }),
    }
  }

  return (plan, subscriber) => {
    const { requestId, identity } = subscriber
    const { primary } = plan
    const source = sources[primary.subgraph]
    if (!source) throw new Error(`No subscription source for ${primary.subgraph}`)

    const gone = new AbortController()
    const contextNow = () => createContext(requestId, identity, gone.signal)
    const events = createEventStream<FormattedExecutionResult>({
      limit: WAITING_EVENTS,
      onOverflow: subscriber.onOverflow,
      onReturn() {
        gone.abort()
        leave()
      },
    })
    const leave = source.subscribe(
      {
        query: primary.query,
        operationName: primary.operationName,
        variables: pick(plan.variables, primary.variables),
        identity: () => contextNow().signedIdentity(),
      },
      {
        next(event) {
          const refusal = refusalIn(primary.subgraph, event)
          if (refusal) events.end(refusal)
          else events.push(event)
        },
        end: (error) => events.end(error),
      },
    )

    async function next(): Promise<IteratorResult<ExecutionResult, undefined>> {
      const event = await events.next()
      if (event.done) return event
      const value = await runWithRequest(requestId, () => complete(plan, event.value, contextNow()))
      return gone.signal.aborted ? { done: true, value: undefined } : { done: false, value }
    }

    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next,
      return: () => events.return(),
    }
  }
}

/** graphql-js answers a subscription that could not begin with errors and no `data` at all; an event always has `data`. */
function refusalIn(name: string, event: FormattedExecutionResult): GraphQLError | undefined {
  if (event.data !== undefined || !event.errors) return undefined
  return subscriptionRefusal(name, event.errors)
}

function pick(variables: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const given = names.filter((name) => variables[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, variables[name]]))
}
