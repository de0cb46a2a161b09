import { type SubscriptionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  print,
  SingleFieldSubscriptionsRule,
  validate,
} from 'graphql'
import { createBoundedCache } from '../bounded-cache.ts'
import { graphqlError, withCode } from '../errors.ts'
import { type LoadedSupergraph } from '../graph/supergraph.ts'
import { resolveRootConditions } from './root-conditions.ts'

/** A subscription that can be run: what to follow, what to fetch for each event, and how to shape the answer. */
export interface SubscriptionPlan {
  readonly node: SubscriptionNode
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /** As the client gave them: subgraphs apply the defaults and coerce themselves. */
  readonly variables: Record<string, unknown>
}

interface SubscriptionRequest {
  /** Valid for the client schema. */
  readonly document: DocumentNode
  /** The one of the document's operations to run. */
  readonly operation: OperationDefinitionNode
  readonly variables?: Record<string, unknown> | null | undefined
}

export type PlanSubscription = (
  request: SubscriptionRequest,
) => SubscriptionPlan | readonly GraphQLError[]

const CACHED_PLANS = 1_000

/** Plans each distinct subscription once. */
export function createSubscriptionPlanner(supergraph: LoadedSupergraph): PlanSubscription {
  const nodes = createBoundedCache<SubscriptionNode>(CACHED_PLANS)

  function nodeFor(document: DocumentNode): SubscriptionNode | readonly GraphQLError[] {
    const key = print(document)
    const known = nodes.get(key)
    if (known) return known
    const errors = validate(supergraph.clientSchema, document, [SingleFieldSubscriptionsRule])
    if (errors.length > 0)
      return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'))
    const { node } = supergraph.plan(document)
    if (node?.kind !== 'Subscription')
      throw new Error(`A subscription was planned as ${node?.kind}`)
    nodes.set(key, node)
    return node
  }

  return ({ document, operation: requested, variables }) => {
    const given = variables ?? {}
    const coerced = getVariableValues(
      supergraph.clientSchema,
      requested.variableDefinitions ?? [],
      given,
    )
    if (coerced.errors) return coerced.errors.map((error) => withCode(error, 'BAD_USER_INPUT'))

    const fragments = fragmentsOf(document)
    const operation = resolveRootConditions(
      requested,
      new Map(Object.entries(fragments)),
      coerced.coerced,
    )
    if (operation.selectionSet.selections.length === 0) {
      return [graphqlError('BAD_USER_INPUT', 'The conditions leave no field to subscribe to.')]
    }
    const resolved = { ...document, definitions: [operation, ...Object.values(fragments)] }
    const node = nodeFor(resolved)
    if (!('kind' in node)) return node
    return { node, document: resolved, operation, fragments, variables: given }
  }
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]))
}
