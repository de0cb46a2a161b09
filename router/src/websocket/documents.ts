import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  validate,
} from 'graphql'
import { createBoundedCache } from '@floodgate/platform/bounded-cache'
import { withCode } from '../errors.ts'

/** A document that is valid for clients, or why it is not. */
export type ReadDocument = (query: string) => DocumentNode | readonly GraphQLError[]

const CACHED_DOCUMENTS = 1_000

/** Parses and validates each distinct text once. */
export function createDocumentReader(
  schema: GraphQLSchema,
  options: { introspection: boolean },
): ReadDocument {
  const valid = createBoundedCache<DocumentNode>(CACHED_DOCUMENTS)
  const rules = [
    // Throws on conditions with variables, which it can't know; the planner checks once they are resolved.
    ...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule),
    ...(options.introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ]

  return (query) => {
    const known = valid.get(query)
    if (known) return known
    const document = tryParse(query)
    if (document instanceof GraphQLError) return [document]
    const errors = validate(schema, document, rules)
    if (errors.length > 0)
      return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'))
    valid.set(query, document)
    return document
  }
}

function tryParse(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: 15_000 })
  } catch (error) {
    if (error instanceof GraphQLError) return withCode(error, 'GRAPHQL_PARSE_FAILED')
    throw error
  }
}
