import { type GraphQLFormattedError } from 'graphql'

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
  readonly signal: AbortSignal | undefined
}

export interface SubgraphTransport<Context> {
  /**
   * @throws anything; a GraphQLError is shown to the client as it is, all else as a subgraph that is out of reach
   */
  fetch(request: SubgraphRequest<Context>): Promise<SubgraphAnswer>
}
