import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner'
import { type FieldNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql'
import { createIsDenied, type IsDenied } from './authorization/access.ts'
import { restrict } from './authorization/restrict.ts'
import type { Authorization } from './authorization/rules.ts'
import { compileCaching, type OperationCaching } from './caching/operation-caching.ts'
import type { FederatedGraph } from './graph/federated-graph.ts'
import { byConditions, type IsTrue } from './operation/conditions.ts'
import { documentOf, type Operation } from './operation/operation.ts'
import { separateKeys } from './operation/response-keys.ts'
import { type CheckVariables, compileVariableCheck } from './operation/variables.ts'
import { compilePlan } from './plan/compile-plan.ts'
import type { CompiledPlan } from './plan/compiled-plan.ts'
import { compactPrint } from './plan/fetch-document.ts'
import type { FetchUnit } from './plan/fetch-unit.ts'
import { prepareFetch } from './plan/prepare-fetch.ts'
import { compileShape, type Shape } from './shape/compile-shape.ts'

/** An operation, ready to run any number of times. */
export interface CompiledOperation {
  readonly kind: 'query' | 'mutation' | 'subscription'
  /** As the client wrote it. */
  readonly operation: Operation
  readonly plan: CompiledPlan
  /** What a subscription follows. */
  readonly primary: Primary | undefined
  /** For fields that the request may not see. */
  readonly refusals: readonly GraphQLError[]
  /** Whether answers may be kept, and what they are made of. */
  readonly caching: OperationCaching
  readonly checkVariables: CheckVariables
  shapeFor(isTrue: IsTrue): Shape
  /** The client's key behind a key of the data. */
  clientKeyOf(key: string): string
}

export interface Primary {
  readonly subgraph: string
  readonly query: string
  readonly operationName: string | undefined
  /** Names of the variables that it takes. */
  readonly variables: readonly string[]
  readonly unit: FetchUnit
}

/** @throws GraphQLError QUERY_PLAN_FAILED when no subgraph answers a field that the schema has */
export function compileOperation(
  operation: Operation,
  graph: FederatedGraph,
  authorization: Authorization,
): CompiledOperation {
  const { all, fromContext } = graph.reserved
  const separated = separateKeys(operation, all, fromContext)
  const clientKeyOf = (key: string) => separated.clientKeys.get(key) ?? key
  const isDenied = createIsDenied(graph.authorization, graph.schema, authorization)
  const { operation: planned, errors: refusals } = graph.authorization.any
    ? restrict(separated.operation, graph.schema, isDenied, clientKeyOf)
    : { operation: separated.operation, errors: [] }

  const caching = compileCaching(operation, planned, graph)

  const root = planOf(caching.planned, graph)
  const primary = root?.kind === 'Subscription' ? primaryOf(root.primary, graph) : undefined
  const tree = root?.kind === 'Subscription' ? root.rest : root
  const plan = compilePlan(tree, graph, primary ? [primary.unit] : [])
  const missed = certainFields(planned.definition.selectionSet, planned).find(
    (key) => !plan.rootKeys.has(key),
  )
  if (missed !== undefined) throw planFailure(`nothing fetches ${missed}`)
  return {
    kind: operation.definition.operation,
    operation,
    plan,
    primary,
    refusals,
    caching: caching.of(plan.shared),
    clientKeyOf,
    checkVariables: compileVariableCheck(
      operation.definition.variableDefinitions ?? [],
      graph.schema,
    ),
    shapeFor: createShapes(operation, graph, plan, isDenied, separated.dataKeys),
  }
}

function planOf(
  operation: Operation,
  graph: FederatedGraph,
): PlanNode | SubscriptionNode | undefined {
  if (operation.definition.selectionSet.selections.length === 0) return undefined
  try {
    return graph.plan(documentOf(operation)).node
  } catch (error) {
    throw planFailure(error)
  }
}

function planFailure(cause: unknown): GraphQLError {
  return new GraphQLError('No subgraphs can answer this operation together.', {
    extensions: { code: 'QUERY_PLAN_FAILED' },
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
  })
}

/** Response keys of root fields that no condition can leave out and that are not about the schema. */
function certainFields({ selections }: SelectionSetNode, operation: Operation): readonly string[] {
  return selections.flatMap((node) => {
    if (node.directives?.length) return []
    if (node.kind === Kind.FIELD) {
      return node.name.value.startsWith('__') ? [] : [node.alias?.value ?? node.name.value]
    }
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : operation.fragments.get(node.name.value)
    return fragment ? certainFields(fragment.selectionSet, operation) : []
  })
}

function primaryOf(node: FetchNode, graph: FederatedGraph): Primary {
  const [fetch] = prepareFetch(node, graph.required)
  if (!fetch) throw new Error('A subscription without a fetch')
  return {
    subgraph: node.serviceName,
    query: compactPrint(fetch.operation),
    operationName: fetch.operation.name?.value,
    variables: fetch.variables,
    unit: { ...fetch, index: -1, path: [], conditions: [], after: [] },
  }
}

/** One shape for each outcome of the operation's conditions that comes up. */
function createShapes(
  operation: Operation,
  graph: FederatedGraph,
  plan: CompiledPlan,
  isDenied: IsDenied,
  dataKeys: ReadonlyMap<FieldNode, string>,
): (isTrue: IsTrue) => Shape {
  const parent = graph.schema.getRootType(operation.definition.operation)
  if (!parent) throw new Error(`The schema has no ${operation.definition.operation}`)

  return byConditions(operation, (isTrue) =>
    compileShape(
      {
        schema: graph.schema,
        covers: graph.clientCovers,
        fragments: operation.fragments,
        isTrue,
        dataKeyOf: (node, key) => dataKeys.get(node) ?? key,
        isDenied,
        shared: plan.shared,
      },
      { set: operation.definition.selectionSet, parent },
    ),
  )
}
