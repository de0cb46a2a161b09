import type { ServerResponse } from 'node:http'
import type { HTTPGraphQLResponse } from '@apollo/server'

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
