import { createServer } from 'node:http'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { readBody } from '@floodgate/platform/request-body'
import { graphql, parse } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { FEED_TYPE_DEFS } from './feed.ts'
import { listenAndTell } from './program.ts'

// The upstream of the gateways that are compared: a plain subgraph, the same for all of them.

let state = { version: 1, at: Date.now() }
const wakes = new Set<() => void>()

async function* follow(): AsyncGenerator<{ feed: typeof state }> {
  let told = 0
  for (;;) {
    if (state.version > told) {
      told = state.version
      yield { feed: state }
    } else {
      await new Promise<void>((resolve) => wakes.add(resolve))
    }
  }
}

function publish(): typeof state {
  state = { version: state.version + 1, at: Date.now() }
  for (const wake of wakes) wake()
  wakes.clear()
  return state
}

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(FEED_TYPE_DEFS),
    resolvers: {
      Query: { feed: () => state },
      Mutation: { publish },
      Subscription: { feed: { subscribe: () => follow() } },
    },
  },
])

const server = createServer((request, response) => {
  const answer = async () => {
    const { query, variables } = JSON.parse((await readBody(request, 1e6)) ?? '{}') as {
      query: string
      variables?: Record<string, unknown>
    }
    const result = await graphql({ schema, source: query, variableValues: variables })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }
  answer().catch(() => response.destroy())
})
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }))
listenAndTell(server)
