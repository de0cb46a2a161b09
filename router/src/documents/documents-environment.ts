import { flag } from '@floodgate/platform/environment'
import { z } from 'zod'
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits } from './limits.ts'

const limit = (byDefault: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be at least 1' })
    .default(byDefault)

/** What the environment says about the operations that may run. */
export const documentsEnvironment = {
  PERSISTED_OPERATIONS_PATH: z.string().optional(),
  PERSISTED_OPERATIONS_ONLY: flag.default(false),
  OPERATION_MAX_TOKENS: limit(DEFAULT_DOCUMENT_LIMITS.tokens),
  OPERATION_MAX_DEPTH: limit(DEFAULT_DOCUMENT_LIMITS.depth),
  OPERATION_MAX_ROOT_FIELDS: limit(DEFAULT_DOCUMENT_LIMITS.rootFields),
  OPERATION_MAX_ALIASES: limit(DEFAULT_DOCUMENT_LIMITS.aliases),
  OPERATION_MAX_DIRECTIVES: limit(DEFAULT_DOCUMENT_LIMITS.directives),
  OPERATION_MAX_COST: limit(DEFAULT_DOCUMENT_LIMITS.cost),
  REQUEST_MAX_BYTES: limit(1024 * 1024),
} as const

export interface DocumentsEnvironment {
  /** A manifest of operations. */
  readonly persistedOperationsPath: string | undefined
  /** Whether no other operation may run. */
  readonly persistedOperationsOnly: boolean
  readonly documentLimits: DocumentLimits
  /** Of an HTTP request's body. */
  readonly requestMaxBytes: number
}

type Values = z.output<z.ZodObject<typeof documentsEnvironment>>

export function documentsIn(values: Values): DocumentsEnvironment {
  return {
    persistedOperationsPath: values.PERSISTED_OPERATIONS_PATH,
    persistedOperationsOnly: values.PERSISTED_OPERATIONS_ONLY,
    documentLimits: {
      tokens: values.OPERATION_MAX_TOKENS,
      depth: values.OPERATION_MAX_DEPTH,
      rootFields: values.OPERATION_MAX_ROOT_FIELDS,
      aliases: values.OPERATION_MAX_ALIASES,
      directives: values.OPERATION_MAX_DIRECTIVES,
      cost: values.OPERATION_MAX_COST,
    },
    requestMaxBytes: values.REQUEST_MAX_BYTES,
  }
}
