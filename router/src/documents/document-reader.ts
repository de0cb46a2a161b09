import { createBoundedCache } from '@floodgate/platform/bounded-cache'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql'
import { withCode } from '../errors.ts'
import { type DocumentLimits, structuralFault, tooMany } from './limits.ts'

/** A document that clients may run, or why it is none. */
export type ReadDocument = (text: string) => DocumentNode | readonly GraphQLError[]

export interface DocumentReader {
  readonly read: ReadDocument
  /** Texts that were read and are kept, the most recently used first. */
  readonly recent: () => readonly string[]
}

export interface DocumentRules {
  readonly introspection: boolean
  readonly limits: DocumentLimits
}

const CACHED_DOCUMENTS = 1_000

/** Parses, measures and validates each distinct text once. */
export function createDocumentReader(
  schema: GraphQLSchema,
  options: DocumentRules,
): DocumentReader {
  const valid = createBoundedCache<DocumentNode>(CACHED_DOCUMENTS)
  const rules = [
    // Throws on conditions with variables, which it can't know; the planner checks once they are resolved.
    ...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule),
    ...rulesBeyondSpecification(options),
  ]

  const read: ReadDocument = (text) => {
    const known = valid.get(text)
    if (known) return known
    const document = tryParse(text, options.limits)
    if (document instanceof GraphQLError) return [document]
    const fault = structuralFault(document, options.limits)
    if (fault) return [fault]
    const errors = validate(schema, document, rules, validationOptions(options))
    if (errors.length > 0) {
      return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'))
    }
    valid.set(text, document)
    return document
  }
  return { read, recent: valid.keys }
}

export function rulesBeyondSpecification({
  introspection,
}: Pick<DocumentRules, 'introspection'>): readonly ValidationRule[] {
  return introspection ? [] : [NoSchemaIntrospectionCustomRule]
}

/** Suggestions of names would give the schema away, bit by bit. */
export function validationOptions({ introspection }: Pick<DocumentRules, 'introspection'>) {
  return { hideSuggestions: !introspection }
}

/** graphql-js has no other mark of it. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/

function tryParse(text: string, limits: DocumentLimits): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: limits.tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (TOO_MANY_TOKENS.test(error.message)) return tooMany('tokens', limits)
    return withCode(error, 'GRAPHQL_PARSE_FAILED')
  }
}
