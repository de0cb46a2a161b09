import type { IncomingMessage } from 'node:http'
import { createBoundedCache } from '@floodgate/platform/bounded-cache'
import { GraphQLError } from 'graphql'
import type { OperationParams, ReadParams } from './operation-params.ts'

/** A request that needs no more than to be run. */
export interface DirectRequest {
  readonly params: OperationParams
  /** Of the answer. */
  readonly contentType: string
}

/**
 * Which requests can go past the pipeline's work on headers: POSTs of JSON from a client whose `Accept` header was answered
 * before.
 */
export interface DirectRequests {
  find(request: RequestHead, params: ReadParams): DirectRequest | undefined
  /** Remembers which content type the pipeline chose for this `Accept` header. */
  learn(request: RequestHead, contentType: string | undefined): void
}

type RequestHead = Pick<IncomingMessage, 'method' | 'headers'>

/** Clients send few distinct ones. */
const ACCEPT_HEADERS = 100
const JSON_CONTENT = /^application\/json(; *charset="?utf-8"?)?$/i

export function createDirectRequests(): DirectRequests {
  const contentTypes = createBoundedCache<string>(ACCEPT_HEADERS)

  return {
    find(request, params) {
      if (params === undefined || params instanceof GraphQLError) return undefined
      const { 'content-type': sent, accept = '' } = request.headers
      if (request.method !== 'POST' || !sent || !JSON_CONTENT.test(sent)) return undefined
      const contentType = contentTypes.get(accept)
      return contentType === undefined ? undefined : { params, contentType }
    },
    learn(request, contentType) {
      const { accept = '' } = request.headers
      if (contentType !== undefined) contentTypes.set(accept, contentType)
    },
  }
}
