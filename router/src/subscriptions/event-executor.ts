import { executeQueryPlan, type GraphQLDataSource, type ServiceMap } from '@apollo/gateway'
import { type PlanNode } from '@apollo/query-planner'
import { type Logger } from '@floodgate/platform/logging'
import { type ExecutionResult, type FormattedExecutionResult, print } from 'graphql'
import { type RouterContext } from '../context.ts'
import { type LoadedSupergraph } from '../graph/supergraph.ts'
import { type Answer } from '../subgraph/data-source.ts'
import { type SubscriptionPlan } from './subscription-plan.ts'

/** Turns one event of the primary subgraph into the answer that the client asked for. */
export interface EventExecutor {
  executeEvent(
    plan: SubscriptionPlan,
    event: FormattedExecutionResult,
    context: RouterContext,
  ): Promise<ExecutionResult>
}

type GatewayRequestContext = Parameters<typeof executeQueryPlan>[2]

/**
 * The stock executor runs the plan as a query whose first fetch is already answered by the event; so merging, errors' paths,
 * null bubbling and the API schema's visibility are the same as for a query.
 */
export function createEventExecutor(
  supergraph: LoadedSupergraph,
  dataSources: ServiceMap,
  logger: Logger,
): EventExecutor {
  return {
    executeEvent(plan, event, context) {
      const { primary, rest } = plan.node
      const nodes: PlanNode[] = [primary, ...(rest ? [rest] : [])]
      return executeQueryPlan(
        { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } },
        answeringFirst(dataSources, primary.serviceName, event),
        requestContextOf(plan, context, supergraph, logger),
        { schema: supergraph.clientSchema, operation: plan.operation, fragments: plan.fragments },
        supergraph.supergraphSchema,
        supergraph.apiSchema,
      )
    },
  }
}

/** The data sources, but the first fetch of `name` is answered by `event`: it is the sequence's first node. */
function answeringFirst(
  dataSources: ServiceMap,
  name: string,
  event: FormattedExecutionResult,
): ServiceMap {
  const real = dataSources[name]
  let pending: FormattedExecutionResult | undefined = event
  const source: GraphQLDataSource = {
    async process(options) {
      if (!pending) return (await real?.process(options)) ?? {}
      const answer = pending as Answer
      pending = undefined
      return answer
    },
  }
  return { ...dataSources, [name]: source }
}

/** What the stock executor reads of Apollo Server's request context; the rest of it belongs to HTTP. */
function requestContextOf(
  plan: SubscriptionPlan,
  context: RouterContext,
  supergraph: LoadedSupergraph,
  logger: Logger,
): GatewayRequestContext {
  const source = print(plan.document)
  const required = {
    logger,
    context,
    source,
    schema: supergraph.clientSchema,
    request: { query: source, variables: plan.variables },
    document: plan.document,
    operation: plan.operation,
    operationName: plan.operation.name?.value ?? null,
    metrics: {},
  }
  return required as unknown as GatewayRequestContext
}
