import type { ServerResponse } from 'node:http'
import type { HTTPGraphQLResponse } from '@apollo/server'

/** The query string of a request's URL, with its `?`; empty without one. */
export function searchOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}

/** Writes what Apollo Server answered. */
export async function sendResult(
  response: ServerResponse,
  result: HTTPGraphQLResponse,
): Promise<void> {
  for (const [name, value] of result.headers) response.setHeader(name, value)
  response.statusCode = result.status ?? 200
  if (result.body.kind === 'complete') {
    response.end(result.body.string)
    return
  }
  for await (const chunk of result.body.asyncIterator) response.write(chunk)
  response.end()
}
