/** Gateways, and the same with equal operations under way at one time made one. */
export const targetNames = [
  'floodgate',
  'floodgate-dedup',
  'apollo-gateway',
  'hive-gateway',
  'hive-gateway-dedup',
  'hive-gateway-rust',
  'hive-gateway-rust-dedup',
] as const
export type TargetName = (typeof targetNames)[number]

export const queryNames = ['federated', 'lookup', 'product-page', 'orders'] as const
export type QueryName = (typeof queryNames)[number]

/** A supergraph with its subgraphs running, for every target to stand before. */
export interface Graph {
  readonly name: string
  readonly supergraphPath: string
  readonly queries: readonly Query[]
  /** What Floodgate's router needs beside the supergraph. */
  readonly routerEnv: Readonly<Record<string, string>>
  /** Headers of clients that go on to subgraphs. */
  readonly forwarded: readonly string[]
  /** Requests that its subgraphs have answered so far, in all. */
  readonly countRequests: () => Promise<number>
}

export interface Query {
  readonly name: QueryName
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A gateway that runs before a graph. */
export interface Target {
  readonly name: TargetName
  readonly url: URL
  readonly pid: () => number
}
