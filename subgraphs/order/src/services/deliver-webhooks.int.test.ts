import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createWebhookSigner } from '../payments/webhook-signature.ts'
import { buyerWith } from '../testing/buyer-with.ts'
import { startSubgraph, type TestSubgraph, userIdentity } from '../testing/start-subgraph.ts'

const PATIENCE = { timeout: 20_000, interval: 50 }

interface Received {
  readonly body: string
  readonly signature: string
}

let subgraph: TestSubgraph
let system: Server
let url = ''
const received: Received[] = []
let failures = 0
beforeAll(async () => {
  subgraph = await startSubgraph(3)
  system = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      failures -= 1
      if (failures >= 0) return response.writeHead(503).end()
      const header = request.headers['floodgate-signature']
      received.push({ body, signature: typeof header === 'string' ? header : '' })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(system.address() as AddressInfo).port}/hook`
})
afterAll(async () => {
  await subgraph.close()
  await new Promise((resolve) => system.close(resolve))
})

const staff = userIdentity(newId('usr'), 'MERCHANT')
const SUBSCRIBE = `mutation ($input: SubscribeWebhookInput!) { subscribeWebhook(input: $input) {
  __typename ... on SubscribeWebhookSuccess { secret endpoint { id } } ... on InvalidWebhook { message }
} }`
interface Subscribed {
  subscribeWebhook: { __typename: string; secret: string | null; endpoint: { id: string } }
}
const subscribe = async (input: object) => {
  const { data } = await subgraph.ask<Subscribed>(SUBSCRIBE, { input }, staff)
  return data.subscribeWebhook
}
const eventsOf = (orderId: string) =>
  received
    .map(({ body }) => JSON.parse(body) as { orderId: string; event: string; version: number })
    .filter((one) => one.orderId === orderId)
    .map(({ event, version }) => `${version} ${event}`)

describe("webhooks for the shop's systems", () => {
  it('are signed, in the order of versions, repeated until taken, logged and replayed', async () => {
    const input = { url, events: ['CANCELLED', 'CREATED'], idempotencyKey: newId('msg') }
    const { secret, endpoint } = await subscribe(input)
    expect(await subscribe(input)).toMatchObject({ secret: null, endpoint })
    expect(await subscribe({ ...input, events: ['PAID'] })).toEqual({
      __typename: 'IdempotencyConflict',
    })
    const stored = await subgraph.prisma.webhookEndpoint.findUniqueOrThrow({ where: endpoint })
    expect(stored.secret).not.toContain(secret ?? '')

    failures = 1
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const cancel = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }`
    await subgraph.ask(cancel, { id: orderId }, buyer)
    await vi.waitFor(() => {
      expect(eventsOf(orderId)).toEqual(['1 order.created', '2 order.cancelled'])
    }, PATIENCE)
    const signer = createWebhookSigner(secret ?? '')
    for (const { body, signature } of received) expect(signer.isSigned(body, signature)).toBe(true)

    const log = `{ webhookEndpoints { id deliveries { edges { node { id orderId event status attempts { statusCode } } } } } }`
    interface Log {
      webhookEndpoints: {
        deliveries: {
          edges: { node: { id: string; event: string; status: string; attempts: object[] } }[]
        }
      }[]
    }
    const readLog = async () => {
      const { data } = await subgraph.ask<Log>(log, {}, staff)
      return data.webhookEndpoints[0]?.deliveries.edges.map(({ node }) => node) ?? []
    }
    // An attempt is written down after the answer to it.
    await vi.waitFor(async () => {
      expect(await readLog()).toMatchObject([
        { event: 'CANCELLED', status: 'DELIVERED' },
        {
          event: 'CREATED',
          status: 'DELIVERED',
          attempts: [{ statusCode: 503 }, { statusCode: 204 }],
        },
      ])
    }, PATIENCE)
    const nodes = await readLog()

    const replay = `mutation ($id: ID!) { replayWebhookDelivery(deliveryId: $id) { __typename } }`
    await subgraph.ask(replay, { id: nodes[1]?.id }, staff)
    await vi.waitFor(() => expect(eventsOf(orderId)).toHaveLength(3), PATIENCE)
  })

  it('are for those who run the shop, at addresses that can be one', async () => {
    const input = { url: 'ftp://x', events: ['PAID'], idempotencyKey: 'k' }
    expect(await subscribe(input)).toMatchObject({ __typename: 'InvalidWebhook' })
    const stranger = userIdentity(newId('usr'), 'CUSTOMER')
    const { errors } = await subgraph.ask(SUBSCRIBE, { input: { ...input, url } }, stranger)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
