import type { IncomingMessage } from 'node:http'
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import { searchOf } from '@floodgate/platform/request-url'
import { GraphQLError } from 'graphql'
import type { RouterContext } from '../context.ts'
import type { Operations } from '../documents/operations.ts'
import { headersIn, type HttpAnswer } from './http-answer.ts'
import type { OperationParams, ReadParams } from './operation-params.ts'

export interface PipelineServices {
  readonly apollo: ApolloServer<RouterContext>
  readonly operations: Operations
}

export interface PipelineRequest {
  readonly request: IncomingMessage
  /** Parsed. */
  readonly body: unknown
  readonly params: ReadParams
  /** @throws GraphQLError for a session that is none */
  readonly createContext: () => Promise<RouterContext>
}

/**
 * Through Apollo Server, which knows what a request may look like, about content types and cross-site requests, and has the words
 * for what is wrong.
 */
export async function runByPipeline(
  { apollo, operations }: PipelineServices,
  { request, body, params, createContext }: PipelineRequest,
): Promise<HttpAnswer> {
  const { plain, refusal } = resolve(params, operations)
  let context: RouterContext | undefined
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      search: plain ? searchOfParams(plain) : searchOf(request),
      body: plain ?? body,
    },
    async context() {
      context = await createContext()
      if (refusal) throw refusal
      return context
    },
  })
  return httpAnswer(result, context && headersIn(context))
}

/** A request that names its operation by the text alone. */
type PlainParams = Pick<OperationParams, 'query'> & Partial<OperationParams>

interface Resolved {
  /** Undefined to leave the request as it is: there is no operation in it. */
  readonly plain?: PlainParams
  readonly refusal?: GraphQLError
}

function resolve(params: ReadParams, operations: Operations): Resolved {
  if (params === undefined) return {}
  if (params instanceof GraphQLError) return { refusal: params }
  const text = operations.resolveText(params)
  if (text === undefined) return {}
  if (text instanceof GraphQLError) return { refusal: text }
  const refusal = operations.refusalOf(text)
  if (refusal) return { refusal }
  const { operationName, variables } = params
  return {
    plain: {
      query: text,
      ...(operationName !== undefined && { operationName }),
      ...(variables && { variables }),
    },
  }
}

function searchOfParams(params: PlainParams): string {
  const search = Object.entries(params).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return `?${new URLSearchParams(search).toString()}`
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // A GET can only read, and in nobody's name: no browser adds an `Authorization` by itself, and a cookie counts only beside a header
  // that no foreign page sends. Caches on the way send none either.
  if (request.method === 'GET') headers.set('apollo-require-preflight', 'GET')
  return headers
}

const OWN_HEADERS = ['content-type', 'content-length', 'cache-control']

function httpAnswer(
  { status = 200, headers, body }: HTTPGraphQLResponse,
  given: ReturnType<typeof headersIn> | undefined,
): HttpAnswer {
  if (body.kind !== 'complete') throw new Error('Incremental delivery is not offered')
  return {
    status,
    cacheControl: given?.cacheControl,
    contentType: headers.get('content-type') ?? 'application/json; charset=utf-8',
    otherHeaders: [
      ...[...headers].filter(([name]) => !OWN_HEADERS.includes(name)).flat(),
      ...(given?.otherHeaders ?? []),
    ],
    body: body.string,
  }
}
