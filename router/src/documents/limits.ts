import type { DocumentNode, GraphQLError } from 'graphql'
import { graphqlError } from '../errors.ts'
import { structureOf } from './structure.ts'

/** How much one operation may ask for. */
export interface DocumentLimits {
  /** Words and signs of a document. @default 5000 */
  readonly tokens: number
  /** Fields within fields. @default 20 */
  readonly depth: number
  /** Fields of an operation's root. @default 30 */
  readonly rootFields: number
  /** Fields with an alias, in the whole document. @default 100 */
  readonly aliases: number
  /** Directives, in the whole document. @default 100 */
  readonly directives: number
  /** Objects that the answer may have, as `operation-cost.ts` estimates them. @default 10000 */
  readonly cost: number
}

export const DEFAULT_DOCUMENT_LIMITS: DocumentLimits = {
  tokens: 5_000,
  depth: 20,
  rootFields: 30,
  aliases: 100,
  directives: 100,
  cost: 10_000,
}

const NAMES = {
  tokens: 'tokens',
  depth: 'levels of fields',
  rootFields: 'root fields',
  aliases: 'aliases',
  directives: 'directives',
  cost: 'points of cost',
} as const satisfies Record<keyof DocumentLimits, string>

/** The refusal of an operation that exceeds `limit`. */
export function tooMany(what: keyof DocumentLimits, limits: DocumentLimits): GraphQLError {
  const message = `The operation has more than ${limits[what]} ${NAMES[what]}; ask for less at once.`
  return graphqlError('OPERATION_LIMIT_EXCEEDED', message)
}

/** Measured before validation, some rules of which take quadratic time. */
export function structuralFault(
  document: DocumentNode,
  limits: DocumentLimits,
): GraphQLError | undefined {
  const found = structureOf(document)
  const names = ['depth', 'rootFields', 'aliases', 'directives'] as const
  const exceeded = names.find((name) => found[name] > limits[name])
  return exceeded && tooMany(exceeded, limits)
}
