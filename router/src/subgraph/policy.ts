/** How the router deals with a subgraph that is slow or away. */
export interface SubgraphPolicy {
  /** Longest wait for an answer to begin, and then for each part of it. */
  readonly timeoutMs: number
  /** How often a fetch that only reads is tried again, at most. */
  readonly retries: number
  /** Failures one after the other after which the subgraph is not asked for a while; 0 to ask always. */
  readonly circuitFailures: number
  /** About how long it is not asked; up to 5 s while it stays away. */
  readonly circuitResetMs: number
}

export const DEFAULT_POLICY: SubgraphPolicy = {
  timeoutMs: 10_000,
  retries: 2,
  circuitFailures: 10,
  circuitResetMs: 500,
}

/** What differs from the defaults, for all subgraphs and for single ones. */
export interface SubgraphPolicies {
  readonly all?: Partial<SubgraphPolicy>
  readonly subgraphs?: Readonly<Record<string, Partial<SubgraphPolicy>>>
}

export function policyFor(
  subgraph: string,
  { all, subgraphs = {} }: SubgraphPolicies,
): SubgraphPolicy {
  const own = Object.hasOwn(subgraphs, subgraph) ? subgraphs[subgraph] : undefined
  return { ...DEFAULT_POLICY, ...all, ...own }
}
