import type { GraphQLFormattedError } from 'graphql'
import type { CancelSignal } from './cancel-signal.ts'

export type JsonObject = Record<string, unknown>

/** What a subgraph answers, parsed. */
export interface SubgraphAnswer {
  readonly data?: JsonObject | null
  readonly errors?: readonly GraphQLFormattedError[]
}

/** One operation for one subgraph. `Context` is whatever the caller of `execute` passes through (identity, headers). */
export interface SubgraphRequest<Context> {
  readonly subgraph: string
  /** The whole JSON body: query, variables, operationName. */
  readonly body: string
  readonly kind: 'query' | 'mutation'
  readonly context: Context
  /** Aborts when nobody waits for the answer. Never given for a mutation: what began runs to its end. */
  readonly signal: CancelSignal | undefined
}

/** The subgraph answered, but not by what can be used. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer'
}

/** What stands before the subgraph answered in its place, or the subgraph in its distress: 5xx without a GraphQL response. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  readonly status: number

  constructor(status: number, options?: ErrorOptions) {
    super(`HTTP ${status}`, options)
    this.status = status
  }
}

export class SubgraphTimeout extends Error {
  override readonly name = 'SubgraphTimeout'
}

export interface SubgraphTransport<Context> {
  /**
   * @throws UnusableAnswer, SubgraphTimeout, HttpFailure, a GraphQLError that is shown to the client as it is, or anything else for a
   * subgraph that is out of reach
   */
  fetch(request: SubgraphRequest<Context>): Promise<SubgraphAnswer>
}
