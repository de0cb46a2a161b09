import { type DocumentNode, GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql'
import { resolveRootConditions } from '../subscriptions/root-conditions.ts'
import { type Answer, faultErrors, inClientKeys } from './answer.ts'
import { relevantRules, scopeKey } from './authorization/relevant-rules.ts'
import { type Authorization, NOBODY } from './authorization/rules.ts'
import { type CompiledOperation, compileOperation } from './compiled-operation.ts'
import { type FederatedGraph, loadFederatedGraph } from './graph/federated-graph.ts'
import { conditionVariables, createIsTrue } from './operation/conditions.ts'
import { type Operation, operationIn } from './operation/operation.ts'
import { compileCollect } from './run/collect.ts'
import { copyOf } from './run/merge.ts'
import { takeRootAnswer } from './run/root-fetch.ts'
import { runPlan } from './run/run-plan.ts'
import type { RunState } from './run/run-state.ts'
import { createIntrospection } from './shape/introspection.ts'
import type { ShapeRun } from './shape/shape-run.ts'
import type { CancelSignal } from './transport/cancel-signal.ts'
import type { SubgraphAnswer, SubgraphTransport } from './transport/transport.ts'

export interface ExecutorOptions<Context> {
  readonly supergraphSdl: string
  readonly transport: SubgraphTransport<Context>
  /**
   * How many plans for one operation the planner may weigh. It plans in this process' only thread: where many subgraphs share
   * fields, the planner's own limit (10,000) means seconds.
   * @default 1000
   */
  readonly maxEvaluatedPlans?: number
}

export interface PlanRequest {
  /** Valid for the executor's schema. Compiled operations are kept for as long as it is. */
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  /** What a subscription follows depends on them: conditions of its root field are settled before planning. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** @default nobody */
  readonly authorization?: Authorization | undefined
}

export interface ExecuteRequest<Context> {
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** Goes to the transport with every fetch. */
  readonly context: Context
  /** Gives up the fetches of a query; a mutation runs to its end. */
  readonly signal?: CancelSignal | undefined
  /** Whether the answer is to name the entities that it is made of. @default false */
  readonly tagged?: boolean
}

export interface Executor<Context> {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphs: FederatedGraph['subgraphs']
  /**
   * @throws GraphQLError OPERATION_RESOLUTION_FAILURE, QUERY_PLAN_FAILED, or BAD_USER_INPUT for a subscription to nothing
   */
  plan(request: PlanRequest): CompiledOperation
  /** @throws the signal's reason when it aborts */
  execute(operation: CompiledOperation, request: ExecuteRequest<Context>): Promise<Answer>
  /** Completes an event of a subscription's primary subgraph. @throws the signal's reason when it aborts */
  executeEvent(
    operation: CompiledOperation,
    event: SubgraphAnswer,
    request: ExecuteRequest<Context>,
  ): Promise<Answer>
}

const NO_VARIABLES: Readonly<Record<string, unknown>> = {}

/** @throws when the SDL is no supergraph */
export function createExecutor<Context>(options: ExecutorOptions<Context>): Executor<Context> {
  const graph = loadFederatedGraph(options.supergraphSdl, options.maxEvaluatedPlans ?? 1_000)
  const { schema } = graph

  function startRun(
    compiled: CompiledOperation,
    request: ExecuteRequest<Context>,
  ): RunState<Context> {
    const variables = request.variables ?? NO_VARIABLES
    return {
      data: {},
      errors: [],
      variables,
      isTrue: createIsTrue(compiled.operation, variables),
      variableTexts: new Map(),
      transport: options.transport,
      context: request.context,
      signal: compiled.kind === 'mutation' ? undefined : request.signal,
    }
  }

  return {
    schema,
    subgraphs: graph.subgraphs,
    plan: createPlans(graph),
    async execute(compiled, request) {
      const refused = compiled.checkVariables(request.variables ?? NO_VARIABLES)
      if (refused) return { data: undefined, errors: refused }
      const run = startRun(compiled, request)
      await runPlan(compiled.plan, run)
      run.signal?.throwIfAborted()
      const answer = answerOf(compiled, schema, run)
      if (!request.tagged || answer.errors.length > 0) return answer
      return { ...answer, tags: compiled.caching.trace?.tagsOf(run.data) }
    },
    async executeEvent(compiled, event, request) {
      if (!compiled.primary) throw new Error('Only a subscription has events')
      const run = startRun(compiled, request)
      const { subgraph, unit } = compiled.primary
      const { outputRewrites } = unit.node
      const place = { subgraph, path: [], collect: compileCollect([], new Set()) }
      // The event may be others' too, and what completes it is merged into it.
      const own = { ...event, data: copyOf(event.data ?? null) }
      takeRootAnswer({ ...place, outputRewrites, covers: graph.covers }, own, run)
      await runPlan(compiled.plan, run)
      run.signal?.throwIfAborted()
      return answerOf(compiled, schema, run)
    },
  }
}

/** More variants of one document are a sign of abuse; the oldest have to go. */
const KEPT_VARIANTS = 64

interface PlannedDocument {
  readonly rules: ReturnType<typeof relevantRules>
  readonly operation: Operation
  readonly variants: Map<string, CompiledOperation>
}

function createPlans(graph: FederatedGraph): (request: PlanRequest) => CompiledOperation {
  const documents = new WeakMap<DocumentNode, Map<string, PlannedDocument>>()

  function plannedDocument(document: DocumentNode, name: string | undefined): PlannedDocument {
    const operations = documents.get(document) ?? new Map<string, PlannedDocument>()
    documents.set(document, operations)
    let planned = operations.get(name ?? '')
    if (!planned) {
      const operation = operationIn(document, name)
      const rules = relevantRules(operation, graph.authorization, graph.schema)
      operations.set(name ?? '', (planned = { operation, rules, variants: new Map() }))
    }
    return planned
  }

  return ({ document, operationName, variables, authorization = NOBODY }) => {
    const { operation, rules, variants } = plannedDocument(document, operationName ?? undefined)
    const isSubscription = operation.definition.operation === OperationTypeNode.SUBSCRIPTION
    const settled = isSubscription ? settleRoot(operation, variables ?? NO_VARIABLES) : undefined
    const key = `${scopeKey(rules, authorization)} ${settled?.key ?? ''}`
    let compiled = variants.get(key)
    if (!compiled) {
      compiled = compileOperation(settled?.operation ?? operation, graph, authorization)
      if (variants.size >= KEPT_VARIANTS) variants.clear()
      variants.set(key, compiled)
    }
    return compiled
  }
}

/** The planner throws on conditions of a subscription's root field, so they are settled before. */
function settleRoot(operation: Operation, variables: Readonly<Record<string, unknown>>) {
  const isTrue = createIsTrue(operation, variables)
  const names = conditionVariables(operation)
  const settled = Object.fromEntries(names.map((name) => [name, isTrue(name)]))
  const definition = resolveRootConditions(operation.definition, operation.fragments, settled)
  if (definition.selectionSet.selections.length === 0) {
    throw new GraphQLError('The conditions leave no field to subscribe to.', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
  return { key: JSON.stringify(settled), operation: { ...operation, definition } }
}

function answerOf<Context>(
  compiled: CompiledOperation,
  schema: GraphQLSchema,
  run: RunState<Context>,
): Answer {
  const { isTrue, variables } = run
  const write = compiled.shapeFor(isTrue)
  const shaping: ShapeRun = {
    faults: [],
    path: [],
    texts: [],
    introspect: createIntrospection(schema, compiled.operation, isTrue, variables),
  }
  const data = write(run.data, shaping) ?? 'null'
  const known = [...compiled.refusals, ...run.errors]
  const faults = faultErrors(shaping.faults, known.length > 0)
  if (known.length + faults.length === 0) return { data, errors: [] }
  return { data, errors: inClientKeys([...known, ...faults], compiled) }
}
