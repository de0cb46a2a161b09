import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql'
import { createDocumentReader, type ReadDocument } from './document-reader.ts'
import type { DocumentLimits } from './limits.ts'
import { type CheckCost, createCostCheck } from './operation-cost.ts'
import type { OperationNames, ResolveOperationText } from './operation-texts.ts'

/** What stands between a request and an operation that may be planned, the same for every protocol. */
export interface Operations {
  readonly resolveText: ResolveOperationText
  readonly readDocument: ReadDocument
  /** Texts of documents that clients used, the most recent first. */
  readonly recentTexts: () => readonly string[]
  readonly checkCost: CheckCost
  /** Why a text may not even be validated: one of the limits. */
  readonly refusalOf: (text: string) => GraphQLError | undefined
  /** The document that a request names, why it is refused, or undefined when it names none. */
  readonly find: (names: OperationNames) => DocumentNode | readonly GraphQLError[] | undefined
}

export interface OperationsOptions {
  readonly schema: GraphQLSchema
  readonly introspection: boolean
  readonly limits: DocumentLimits
  readonly resolveText: ResolveOperationText
}

export function createOperations(options: OperationsOptions): Operations {
  const { schema, limits, resolveText } = options
  const { read: readDocument, recent: recentTexts } = createDocumentReader(schema, options)
  return {
    resolveText,
    readDocument,
    recentTexts,
    checkCost: createCostCheck(schema, limits),
    refusalOf(text) {
      const read = readDocument(text)
      return isErrors(read) ? read.find(isLimit) : undefined
    },
    find(names) {
      const text = resolveText(names)
      if (text === undefined) return undefined
      return typeof text === 'string' ? readDocument(text) : [text]
    },
  }
}

export function isErrors(read: object): read is readonly GraphQLError[] {
  return Array.isArray(read)
}

const isLimit = ({ extensions }: GraphQLError) => extensions.code === 'OPERATION_LIMIT_EXCEEDED'
