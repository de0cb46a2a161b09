import {
  operationFromDocument,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  Supergraph,
} from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { type AuthorizationRules, readAuthorizationRules } from '../authorization/rules.ts'
import { type CacheRules, readCacheRules } from '../caching/cache-rules.ts'
import { type EntityKeys, readEntityKeys } from '../caching/entity-keys.ts'
import { type RequiredArguments, separateRequiredArguments } from './required-arguments.ts'
import { type ReservedKeys, reservedKeys } from './reserved-keys.ts'
import { type Covers, createCovers } from './subtypes.ts'

/** A supergraph, read once; immutable. */
export interface FederatedGraph {
  /** What clients see: nothing `@inaccessible`. */
  readonly schema: GraphQLSchema
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
  /** Type conditions among the supergraph's types, and among those that clients see. */
  readonly covers: Covers
  readonly clientCovers: Covers
  readonly required: RequiredArguments
  readonly reserved: ReservedKeys
  readonly authorization: AuthorizationRules
  readonly cacheRules: CacheRules
  readonly entityKeys: EntityKeys
  /** @param operation valid, with one operation */
  plan(operation: DocumentNode): QueryPlan
}

/**
 * The stock gateway loads supergraphs with the features that it executes itself; this executor also has those of
 * the router's list: authorization and `@context`.
 */
const supportedFeatures = ROUTER_SUPPORTED_SUPERGRAPH_FEATURES

/** @throws when the SDL is no supergraph, or uses a feature that is not supported */
export function loadFederatedGraph(sdl: string, maxEvaluatedPlans: number): FederatedGraph {
  const document = parse(sdl)
  const supergraph = Supergraph.build(document, { supportedFeatures })
  const required = separateRequiredArguments(document)
  const planned =
    required.document === document
      ? supergraph
      : Supergraph.build(required.document, { supportedFeatures, validateSupergraph: false })
  // Named fragments would have to be kept apart when fetches are merged.
  const planner = new QueryPlanner(planned, {
    reuseQueryFragments: false,
    debug: { maxEvaluatedPlans },
  })
  const plannedSchema = planned.apiSchema()
  const schema = supergraph.apiSchema().toGraphQLJSSchema()
  return {
    schema,
    subgraphs: supergraph.subgraphsMetadata(),
    covers: createCovers(supergraph.schema.toGraphQLJSSchema()),
    clientCovers: createCovers(schema),
    required,
    reserved: reservedKeys(required.document),
    authorization: readAuthorizationRules(supergraph.schema, document),
    cacheRules: readCacheRules(document),
    entityKeys: readEntityKeys(document, schema),
    plan: (operation) =>
      planner.buildQueryPlan(operationFromDocument(plannedSchema, operation, { validate: false })),
  }
}
