import type { Unify } from '../run/canonical.ts'
import type { FetchStep } from '../run/fetch-step.ts'

export interface Condition {
  readonly variable: string
  readonly value: boolean
}

export interface PlanStep {
  readonly fetch: FetchStep
  /** All must hold, or the step is passed over. */
  readonly conditions: readonly Condition[]
  /** How many steps it waits for. */
  readonly dependencies: number
  readonly dependents: readonly number[]
  /** Run when its answer is merged. */
  readonly unify: readonly Unify[]
}

/** A graph of steps, compiled from a query plan's tree. */
export interface CompiledPlan {
  readonly steps: readonly PlanStep[]
  /** Those that wait for nothing. */
  readonly first: readonly number[]
  /** Flatten paths, joined by dots, where equal objects are one object. */
  readonly shared: ReadonlySet<string>
  /** Keys of the response's root that are fetched. */
  readonly rootKeys: ReadonlySet<string>
  /** Run before the first steps: for places that an event made. */
  readonly unifyFirst: readonly Unify[]
}
