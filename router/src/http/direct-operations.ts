import { type IncomingMessage } from 'node:http'
import { createBoundedCache } from '@floodgate/platform/bounded-cache'
import { type DocumentNode, getOperationAST, OperationTypeNode } from 'graphql'
import { type AcceptedDocuments } from '../documents/accepted-documents.ts'

/** A request that needs no more than to be run. */
export interface DirectOperation {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
  /** Of the answer. */
  readonly contentType: string
}

/**
 * Which requests can go past the pipeline's work on text and headers: POSTs of JSON whose document was accepted before, from a
 * client whose `Accept` header was answered before.
 */
export interface DirectOperations {
  find(request: RequestHead, body: unknown): DirectOperation | undefined
  /** Remembers which content type the pipeline chose for this `Accept` header. */
  learn(request: RequestHead, contentType: string | undefined): void
}

type RequestHead = Pick<IncomingMessage, 'method' | 'headers'>

/** Clients send few distinct ones. */
const ACCEPT_HEADERS = 100
const JSON_CONTENT = /^application\/json(; *charset="?utf-8"?)?$/i

export function createDirectOperations(documents: AcceptedDocuments): DirectOperations {
  const contentTypes = createBoundedCache<string>(ACCEPT_HEADERS)

  return {
    find(request, body) {
      const { 'content-type': sent, accept = '' } = request.headers
      if (request.method !== 'POST' || !sent || !JSON_CONTENT.test(sent)) return undefined
      const contentType = contentTypes.get(accept)
      if (contentType === undefined || !isPlain(body)) return undefined
      const document = documents.get(body.query)
      const operation = document && getOperationAST(document, body.operationName)
      if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined
      return {
        document,
        contentType,
        operationName: body.operationName ?? undefined,
        variables: body.variables ?? undefined,
      }
    },
    learn(request, contentType) {
      const { accept = '' } = request.headers
      if (contentType !== undefined) contentTypes.set(accept, contentType)
    },
  }
}

interface PlainBody {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | null
  readonly operationName?: string | null
}

/** Without anything that the pipeline would have to interpret, such as the hash of a persisted query. */
function isPlain(body: unknown): body is PlainBody {
  if (!isRecord(body)) return false
  const { query, variables, operationName, extensions } = body
  return (
    typeof query === 'string' &&
    (variables == null || isRecord(variables)) &&
    (operationName == null || typeof operationName === 'string') &&
    extensions == null
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
