import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { resolvers } from './graph-data.ts'
import { graphFolder } from './graph-folder.ts'

// A subgraph of the public benchmark, as fast as can be: what it has answered once it knows, since nothing changes. Any
// processor time that it uses is taken from the gateways under test.

const { SUBGRAPH = '', PORT } = process.env
const typeDefs = parse(readFileSync(new URL(`${SUBGRAPH}.graphql`, graphFolder), 'utf8'))
const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers[SUBGRAPH] ?? {} }])

/** By the request's body. */
const known = new Map<string, string>()
const LONGEST_MEMORY = 10_000
let requests = 0

async function answerTo(body: string): Promise<string> {
  const found = known.get(body)
  if (found !== undefined) return found
  const { query, variables } = JSON.parse(body) as { query: string; variables?: object }
  const variableValues = variables as Record<string, unknown> | undefined
  const answer = JSON.stringify(await graphql({ schema, source: query, variableValues }))
  if (known.size < LONGEST_MEMORY) known.set(body, answer)
  return answer
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, body: string) =>
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      })
      .end(body)
  if (request.url === '/readyz') return void send(200, '{}')
  if (request.url === '/requests') return void send(200, String(requests))
  const body = await text(request)
  if (!request.headers.authorization) return void send(401, '{"errors":[{"message":"Who asks?"}]}')
  requests += 1
  send(200, await answerTo(body))
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy())
})
// A connection that a gateway lets rest between measurements must not be gone when it comes back.
server.keepAliveTimeout = 120_000
server.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
