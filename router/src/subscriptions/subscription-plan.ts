import {
  type DocumentNode,
  getVariableValues,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  SingleFieldSubscriptionsRule,
  validate,
} from 'graphql'
import type { RouterContext } from '../context.ts'
import { graphqlError, withCode } from '../errors.ts'
import type { Authorization } from '../executor/authorization/rules.ts'
import type { CompiledOperation, Primary } from '../executor/compiled-operation.ts'
import type { Executor } from '../executor/executor.ts'
import { createIsTrue } from '../executor/operation/conditions.ts'
import { isObject } from '../executor/run/own.ts'
import { fingerprintOf } from '../executor/caching/operation-caching.ts'
import { resolveRootConditions } from './root-conditions.ts'
import { type Followed, followWithState } from './state-fields.ts'

/** A subscription that can be run: what to follow, and how to complete and shape each event. */
export interface SubscriptionPlan extends Followed {
  readonly compiled: CompiledOperation
  readonly primary: Primary
  /** As the client gave them: subgraphs apply the defaults and coerce themselves. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Equal for subscriptions that tell everybody of one scope the same. */
  readonly key: string
  /** Whether anybody may see what it tells, by its `@cacheControl`. */
  readonly isPublic: boolean
  readonly executeEvent: Executor<RouterContext>['executeEvent']
}

interface SubscriptionRequest {
  /** Valid for the client schema. */
  readonly document: DocumentNode
  /** The one of the document's operations to run. */
  readonly operation: OperationDefinitionNode
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
  readonly authorization: Authorization
}

export type PlanSubscription = (
  request: SubscriptionRequest,
) => SubscriptionPlan | readonly GraphQLError[]

export function createSubscriptionPlanner(executor: Executor<RouterContext>): PlanSubscription {
  const followed = new WeakMap<CompiledOperation, Compiled>()
  return ({ document, operation, variables, authorization }) => {
    const given = variables ?? {}
    const definitions = operation.variableDefinitions ?? []
    const { coerced, errors } = getVariableValues(executor.schema, definitions, given)
    if (errors) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'))
    const settled = settleRoot(document, operation, coerced)
    const faults = rootFaults(executor, settled)
    if (faults.length > 0) return faults

    const operationName = operation.name?.value
    const compiled = executor.plan({ document, operationName, variables: given, authorization })
    const { primary, caching, refusals } = compiled
    if (!primary) {
      if (refusals.length > 0) return refusals
      throw new Error('A subscription was planned without a primary')
    }
    const { fingerprint, ...follow } = getOrMake(followed, compiled, () => ({
      ...followWithState(executor, { ...compiled, primary }, settled.operation, given),
      fingerprint: fingerprintOf(compiled.operation),
    }))
    const values = definitions.map(({ variable }) => canonical(given[variable.name.value]))
    const policy = caching.policy(createIsTrue(compiled.operation, given))
    return {
      ...{ ...follow, compiled, primary, variables: given },
      key: `${fingerprint} ${values.join()}`,
      isPublic: policy?.scope === 'PUBLIC',
      executeEvent: executor.executeEvent,
    }
  }
}

interface Compiled extends Followed {
  readonly fingerprint: string
}

function getOrMake<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  let value = known.get(key)
  if (value === undefined) known.set(key, (value = make()))
  return value
}

/** JSON in which equal input objects are equal texts, whatever order their fields came in. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

interface Settled {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

function settleRoot(
  document: DocumentNode,
  requested: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Settled {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  const operation = resolveRootConditions(requested, byName, variables)
  return { operation, document: { ...document, definitions: [operation, ...fragments] } }
}

/** One root field is allowed, which can be told only once its conditions are settled. */
function rootFaults(
  { schema }: Executor<RouterContext>,
  { document, operation }: Settled,
): readonly GraphQLError[] {
  if (operation.selectionSet.selections.length === 0) {
    return [graphqlError('BAD_USER_INPUT', 'The conditions leave no field to subscribe to.')]
  }
  return validate(schema, document, [SingleFieldSubscriptionsRule]).map((error) =>
    withCode(error, 'GRAPHQL_VALIDATION_FAILED'),
  )
}
