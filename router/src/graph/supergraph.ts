import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { type DocumentNode, type GraphQLSchema } from 'graphql'

/** One generation of the supergraph, immutable: a reload makes another one. */
export interface LoadedSupergraph {
  /** What clients see: nothing `@inaccessible`. */
  readonly clientSchema: GraphQLSchema
  readonly apiSchema: Schema
  readonly supergraphSchema: GraphQLSchema
  readonly subgraphNames: readonly string[]
  /** @param operation a valid document with one operation */
  plan(operation: DocumentNode): QueryPlan
}

/** @throws when the SDL is no supergraph */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const supergraph = Supergraph.build(sdl)
  const apiSchema = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph)
  return {
    apiSchema,
    clientSchema: apiSchema.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    subgraphNames: supergraph.subgraphsMetadata().map(({ name }) => name),
    plan: (operation) =>
      planner.buildQueryPlan(operationFromDocument(apiSchema, operation, { validate: false })),
  }
}
