import type { Logger } from '@floodgate/platform/logging'
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { graphqlError } from '../errors.ts'
import { fetchFailure, invalidAnswer, isRouterFault } from './failure.ts'

interface UpstreamRequest {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables: Record<string, unknown>
  /** Called at each time that the operation is sent: after a reconnect the first signature would be out of date. */
  readonly identity: () => string
}

interface UpstreamSink {
  next(event: FormattedExecutionResult): void
  /** The subscription is over, by a failure or (undefined) by its end. */
  end(error?: GraphQLError): void
}

/** Subscriptions to one subgraph, all over one WebSocket that is opened when the first one comes. */
export interface SubscriptionSource {
  /**
   * Follows an operation until its end or until the returned function is called. A lost connection is opened again and the
   * operation sent again, unnoticed but for a repeated current state; only a subgraph that can't be reached at the start is an
   * error (SUBGRAPH_UNAVAILABLE).
   */
  subscribe(request: UpstreamRequest, sink: UpstreamSink): () => void
  close(): void
}

export interface SubscriptionSourceOptions {
  readonly name: string
  /** http(s), as for requests. */
  readonly url: string
  /** The payload of connection_init, made anew for each connection. */
  readonly connectionParams: () => Record<string, unknown>
  /** How long a new subscription waits for the first connection. */
  readonly connectTimeoutMs: number
  readonly logger: Logger
}

const NORMAL_CLOSURE = 1000
const KEEP_ALIVE_MS = 10_000
const PONG_LIMIT_MS = 5_000
const LONGEST_BACK_OFF_MS = 5_000

export function createSubscriptionSource(options: SubscriptionSourceOptions): SubscriptionSource {
  const { name, logger } = options
  let connected = false
  let closed = false
  const client = connect(options, {
    connected() {
      connected = true
      logger.debug({ subgraph: name }, 'subscription socket open')
    },
    lost(code) {
      const expected = closed || code === NORMAL_CLOSURE
      if (connected && !expected) logger.warn({ subgraph: name, code }, 'subscription socket lost')
      connected = false
    },
  })

  /** Calls `giveUp` unless a connection stands in time; the returned function calls it off. */
  function awaitConnection(giveUp: () => void): () => void {
    if (connected) return () => undefined
    const timer = setTimeout(giveUp, options.connectTimeoutMs)
    const stopListening = client.on('connected', callOff)
    function callOff(): void {
      clearTimeout(timer)
      stopListening()
    }
    return callOff
  }

  return {
    subscribe(request, sink) {
      let over = false
      const end = (error?: GraphQLError) => {
        if (over) return
        over = true
        callOff()
        sink.end(error)
      }
      const callOff = awaitConnection(() => {
        leave()
        end(fetchFailure(name, new Error('no connection in time')))
      })
      const leave = client.subscribe(payloadOf(request), {
        next: (event) => {
          if (!over) sink.next(event as FormattedExecutionResult)
        },
        error: (error) => end(upstreamFailure(name, error)),
        complete: () => end(closed ? graphqlError('UNAVAILABLE') : undefined),
      })
      return () => {
        leave()
        end()
      }
    },
    close() {
      closed = true
      // Disposing ends the retries; it rejects where no connection stands, and cuts none that does: hence the second call.
      Promise.resolve(client.dispose()).catch(() => undefined)
      client.terminate()
    },
  }
}

function payloadOf({ query, operationName, variables, identity }: UpstreamRequest) {
  return {
    query,
    ...(operationName !== undefined && { operationName }),
    variables,
    extensions: {
      // Read when the client serialises the message, so at every re-subscription too.
      get identity() {
        return identity()
      },
    },
  }
}

function connect(
  { url, connectionParams, connectTimeoutMs }: SubscriptionSourceOptions,
  on: { connected: () => void; lost: (code: number) => void },
): Client {
  let pongTimeout: NodeJS.Timeout | undefined
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams,
    connectionAckWaitTimeout: connectTimeoutMs,
    lazy: true,
    lazyCloseTimeout: 30_000,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Infinity,
    retryWait: backOff,
    // ws reports a refused connection as an error event; the client's default retries close events alone.
    shouldRetry: () => true,
    on: {
      connected: on.connected,
      closed(event) {
        clearTimeout(pongTimeout)
        on.lost((event as { code: number }).code)
      },
      ping(received) {
        if (received) return
        // A host that vanished leaves an open socket behind: without a pong it counts as lost.
        pongTimeout = setTimeout(() => client.terminate(), PONG_LIMIT_MS)
      },
      pong(received) {
        if (received) clearTimeout(pongTimeout)
      },
    },
  })
  return client
}

/** 100 ms, then twice as long each time, up to 5 s; spread, so that routers do not return all at once. */
function backOff(retries: number): Promise<void> {
  const limit = Math.min(100 * 2 ** retries, LONGEST_BACK_OFF_MS)
  return new Promise((resolve) => {
    setTimeout(resolve, limit * (0.5 + Math.random() / 2)).unref()
  })
}

/** graphql-ws gives the subgraph's own errors as a list, a broken connection as a close event or an error. */
function upstreamFailure(name: string, error: unknown): GraphQLError {
  if (!Array.isArray(error)) return fetchFailure(name, error)
  const errors = error as GraphQLFormattedError[]
  return subscriptionRefusal(name, errors)
}

/** The error that ends a subscription which the subgraph did not begin. */
export function subscriptionRefusal(
  name: string,
  errors: readonly GraphQLFormattedError[],
): GraphQLError {
  const [first] = errors
  if (!first || isRouterFault(first)) return invalidAnswer(name, new Error(first?.message))
  return new GraphQLError(first.message, {
    ...(first.path && { path: first.path }),
    ...(first.extensions && { extensions: first.extensions }),
  })
}
