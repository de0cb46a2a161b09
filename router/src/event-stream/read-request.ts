import type { IncomingMessage } from 'node:http'
import { readBody } from '@floodgate/platform/request-body'
import { searchOf } from '@floodgate/platform/request-url'
import type { GraphQLError } from 'graphql'
import { graphqlError } from '../errors.ts'
import { paramsOfBody, paramsOfSearch, type ReadParams } from '../http/operation-params.ts'

/** An answer by HTTP status, before there is a stream. */
export class Refusal {
  readonly status: number
  readonly error: GraphQLError
  constructor(status: number, error: GraphQLError) {
    this.status = status
    this.error = error
  }
}

/** A POST has to be of JSON, which no foreign page can send without being asked about first; a GET reads in nobody's name. */
export async function readRequest(
  request: IncomingMessage,
  bodyBytes: number,
): Promise<ReadParams | Refusal> {
  if (request.method === 'GET') return paramsOfSearch(searchOf(request))
  if (request.method !== 'POST') {
    return new Refusal(405, graphqlError('BAD_USER_INPUT', 'Send a POST or a GET.'))
  }
  if (!/^application\/(graphql\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
    return new Refusal(415, graphqlError('BAD_USER_INPUT', 'Send the operation as JSON.'))
  }
  const body = await readBody(request, bodyBytes)
  if (body === null) return new Refusal(413, graphqlError('PAYLOAD_TOO_LARGE'))
  try {
    return paramsOfBody(JSON.parse(body))
  } catch {
    return new Refusal(400, graphqlError('BAD_USER_INPUT', 'The body is not JSON.'))
  }
}
