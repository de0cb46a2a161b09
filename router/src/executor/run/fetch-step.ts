import type { RunState } from './run-state.ts'

/** One request (or more, where the data ask for it) of a compiled plan. */
export interface FetchStep {
  readonly subgraph: string
  /** undefined when there is nothing to fetch. Failures of the fetch end in `run.errors`. */
  start<Context>(run: RunState<Context>): Promise<void> | undefined
}
