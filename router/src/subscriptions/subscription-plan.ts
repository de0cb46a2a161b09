import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  SingleFieldSubscriptionsRule,
  validate,
} from 'graphql'
import { type RouterContext } from '../context.ts'
import { graphqlError, withCode } from '../errors.ts'
import { type CompiledOperation, type Primary } from '../executor/compiled-operation.ts'
import { type Executor } from '../executor/executor.ts'
import { resolveRootConditions } from './root-conditions.ts'

/** A subscription that can be run: what to follow, and how to complete and shape each event. */
export interface SubscriptionPlan {
  readonly compiled: CompiledOperation
  readonly primary: Primary
  /** As the client gave them: subgraphs apply the defaults and coerce themselves. */
  readonly variables: Readonly<Record<string, unknown>>
}

interface SubscriptionRequest {
  /** Valid for the client schema. */
  readonly document: DocumentNode
  /** The one of the document's operations to run. */
  readonly operation: OperationDefinitionNode
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

export type PlanSubscription = (
  request: SubscriptionRequest,
) => SubscriptionPlan | readonly GraphQLError[]

export function createSubscriptionPlanner(executor: Executor<RouterContext>): PlanSubscription {
  return ({ document, operation, variables }) => {
    const given = variables ?? {}
    const definitions = operation.variableDefinitions ?? []
    const { coerced, errors } = getVariableValues(executor.schema, definitions, given)
    if (errors) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'))
    const faults = rootFaults(executor, document, operation, coerced)
    if (faults.length > 0) return faults

    const operationName = operation.name?.value
    const compiled = executor.plan({ document, operationName, variables: given })
    if (!compiled.primary) throw new Error('A subscription was planned without a primary')
    return { compiled, primary: compiled.primary, variables: given }
  }
}

/** One root field is allowed, which can be told only once its conditions are settled. */
function rootFaults(
  executor: Executor<RouterContext>,
  document: DocumentNode,
  requested: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const fragments = fragmentsOf(document)
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  const operation = resolveRootConditions(requested, byName, variables)
  if (operation.selectionSet.selections.length === 0) {
    return [graphqlError('BAD_USER_INPUT', 'The conditions leave no field to subscribe to.')]
  }
  const settled = { ...document, definitions: [operation, ...fragments] }
  return validate(executor.schema, settled, [SingleFieldSubscriptionsRule]).map((error) =>
    withCode(error, 'GRAPHQL_VALIDATION_FAILED'),
  )
}

function fragmentsOf(document: DocumentNode): FragmentDefinitionNode[] {
  return document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
}
