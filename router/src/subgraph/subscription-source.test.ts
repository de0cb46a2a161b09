import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { createLogger } from '@floodgate/platform/logging'
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { createEventStream, type EventStream } from '../subscriptions/event-stream.ts'
import { createSubscriptionSource, type SubscriptionSource } from './subscription-source.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function sourceAt(port: number): SubscriptionSource {
  const source = createSubscriptionSource({
    ...{ name: 'numbers', url: `http://127.0.0.1:${port}/graphql`, connectTimeoutMs: 5_000 },
    connectionParams: () => ({}),
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
  closing.push(() => source.close())
  return source
}

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A subgraph that counts sockets, subscriptions and how each is signed. */
async function startSubgraph(port = 0) {
  const streams = new Set<EventStream<number>>()
  const identities: unknown[] = []
  let current = 0
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { n: { type: GraphQLInt } } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        n: {
          type: GraphQLInt,
          subscribe() {
            const stream: EventStream<number> = createEventStream({
              limit: 1_000,
              onOverflow: () => undefined,
              onReturn: () => void streams.delete(stream),
            })
            streams.add(stream)
            stream.push(current)
            return stream
          },
          resolve: (n: number) => n,
        },
      },
    }),
  })
  const server = createServer()
  const sockets = new WebSocketServer({ server, path: '/graphql' })
  const onSubscribe = (_context: unknown, _id: string, payload: { extensions?: unknown }) => {
    identities.push(payload.extensions)
  }
  useServer({ schema, onSubscribe }, sockets)
  const listening = await listen(server, port)
  const stop = async () => {
    for (const client of sockets.clients) client.terminate()
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    await closed
  }
  closing.push(stop)
  return {
    ...{ port: listening, identities, stop },
    sockets: () => sockets.clients.size,
    subscriptions: () => streams.size,
    publish(n: number) {
      current = n
      for (const stream of streams) stream.push(n)
    },
  }
}

let signatures = 0
function follow(source: SubscriptionSource) {
  const told: unknown[] = []
  const ended = vi.fn()
  const leave = source.subscribe(
    { query: 'subscription { n }', variables: {}, identity: () => `signature ${++signatures}` },
    { next: ({ data }) => void told.push(data?.n), end: ended },
  )
  return { told, ended, leave }
}

it('puts all subscriptions on one socket, and closes none for the others', async () => {
  const subgraph = await startSubgraph()
  const source = sourceAt(subgraph.port)
  const followers = Array.from({ length: 20 }, () => follow(source))
  await expect.poll(() => followers.map(({ told }) => told)).toEqual(followers.map(() => [0]))
  expect(subgraph.sockets()).toBe(1)
  for (const { leave } of followers.slice(1)) leave()
  await expect.poll(subgraph.subscriptions).toBe(1)
  subgraph.publish(1)
  await expect.poll(() => followers[0]?.told).toEqual([0, 1])
  expect(followers[1]?.ended).toHaveBeenCalledOnce()
  expect(followers[0]?.ended).not.toHaveBeenCalled()
})

it('comes back after each loss, signed anew, and ends nothing', async () => {
  let subgraph = await startSubgraph()
  const source = sourceAt(subgraph.port)
  const followers = [follow(source), follow(source)]
  const last = () => followers.map(({ told }) => told.at(-1))
  const signed = new Set<string>()
  for (const round of [1, 2, 3]) {
    await expect.poll(subgraph.subscriptions).toBe(2)
    subgraph.publish(round)
    await expect.poll(last).toEqual([round, round])
    for (const each of subgraph.identities) signed.add(JSON.stringify(each))
    await subgraph.stop()
    subgraph = await startSubgraph(subgraph.port)
  }
  await expect.poll(subgraph.subscriptions).toBe(2)
  expect(signed.size).toBe(6)
  for (const { ended } of followers) expect(ended).not.toHaveBeenCalled()
})

it('tries again after ever longer times while nobody is there', async () => {
  const subgraph = await startSubgraph()
  const source = sourceAt(subgraph.port)
  const { told, ended } = follow(source)
  await expect.poll(() => told).toEqual([0])
  await subgraph.stop()
  const attempts: number[] = []
  const closed = createTcpServer((socket) => {
    attempts.push(performance.now())
    socket.destroy()
  })
  await listen(closed, subgraph.port)
  await expect.poll(() => attempts.length).toBeGreaterThanOrEqual(4)
  closed.close()
  const waits = attempts.slice(1).map((at, i) => at - (attempts[i] ?? 0))
  // At least half of 100 ms, doubled each time; attempts before the first that is seen here make them longer.
  for (const [i, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(95 * 2 ** i)
  const back = await startSubgraph(subgraph.port)
  await expect.poll(back.subscriptions).toBe(1)
  expect(ended).not.toHaveBeenCalled()
})

it('is UNAVAILABLE to who still listens when it is closed', async () => {
  const subgraph = await startSubgraph()
  const source = sourceAt(subgraph.port)
  const { told, ended } = follow(source)
  await expect.poll(() => told).toEqual([0])
  source.close()
  await expect.poll(() => ended.mock.calls.length).toBe(1)
  await expect.poll(subgraph.sockets).toBe(0)
})
