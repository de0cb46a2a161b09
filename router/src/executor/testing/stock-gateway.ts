import { executeQueryPlan } from '@apollo/gateway'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { type GraphQLError, parse } from 'graphql'
import { operationIn } from '../operation/operation.ts'
import type { JsonObject } from '../transport/transport.ts'
import type { Fixture } from './fixtures.ts'
import type { ExecuteMock, Weather } from './mock-subgraph.ts'

export interface StockAnswer {
  readonly data?: unknown
  readonly errors?: readonly GraphQLError[]
  /** Nulls and values that the schema does not allow: the stock gateway tells them only if nothing else failed. */
  readonly extensions?: { readonly valueCompletion?: readonly GraphQLError[] }
}

export type StockGateway = (
  query: string,
  variables: JsonObject,
  weather: Weather,
) => Promise<StockAnswer>

/** Both plan alike, and generated operations at random are hard to plan. */
export const EVALUATED_PLANS = 100

type Arguments = Parameters<typeof executeQueryPlan>

/** The stock gateway's planning and execution, without its HTTP: the oracle of the differential test. */
export function createStockGateway(
  fixture: Fixture,
  subgraphs: ReadonlyMap<string, ExecuteMock>,
): StockGateway {
  const supergraph = Supergraph.build(fixture.supergraphSdl)
  const apiSchema = supergraph.apiSchema()
  const schema = apiSchema.toGraphQLJSSchema()
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema()
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: EVALUATED_PLANS } })

  return async (query, variables, weather) => {
    const document = parse(query)
    const plan = planner.buildQueryPlan(operationFromDocument(apiSchema, document))
    const { definition, fragments } = operationIn(document, undefined)
    const services = Object.fromEntries(
      [...subgraphs].map(([name, ask]) => [
        name,
        {
          process: ({ request }: { request: { query: string; variables?: JsonObject } }) =>
            ask(request.query, request.variables ?? {}, weather),
        },
      ]),
    )
    const answer = await executeQueryPlan(
      plan,
      services as unknown as Arguments[1],
      { request: { query, variables }, context: {}, metrics: {} } as unknown as Arguments[2],
      {
        schema,
        operation: definition,
        fragments: Object.fromEntries(fragments),
      },
      supergraphSchema,
      apiSchema,
    )
    return answer as StockAnswer
  }
}
