import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '@floodgate/platform/logging'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWebhookRoute } from './webhook-route.ts'

let subgraph: Server
let router: Server
let url = ''
const seen: { url: string; body: string; headers: Record<string, unknown> }[] = []

const portOf = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  subgraph = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      seen.push({ url: request.url ?? '', body, headers: request.headers })
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"ok":true}')
    })
  })
  const port = await portOf(subgraph)
  const logger = createLogger({ name: 'router', level: 'silent' })
  const route = createWebhookRoute(`http://127.0.0.1:${port}/graphql`, logger)
  router = createServer((request, response) => {
    route(request, response).catch(() => response.destroy())
  })
  url = `http://127.0.0.1:${await portOf(router)}`
})
afterAll(async () => {
  for (const server of [router, subgraph]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

it('passes a webhook on to the byte, with its signature and without anybody’s session', async () => {
  const body = '{ "name":  "Zoë",\n"n": 1.0 }'
  const response = await fetch(`${url}/webhooks/stripe?x=1`, {
    method: 'POST',
    headers: {
      'stripe-signature': 't=1,v1=abc',
      authorization: 'Bearer token',
      cookie: 'a=b',
      'x-floodgate-identity': 'forged',
    },
    body,
  })
  expect([response.status, await response.json()]).toEqual([202, { ok: true }])
  const [call] = seen
  expect(call).toMatchObject({ url: '/webhooks/stripe?x=1', body })
  expect(call?.headers).toMatchObject({ 'stripe-signature': 't=1,v1=abc' })
  for (const name of ['authorization', 'cookie', 'x-floodgate-identity']) {
    expect(call?.headers).not.toHaveProperty(name)
  }
})

it('asks the provider to send again what could not be passed on, or refuses what is too large', async () => {
  const large = await fetch(`${url}/webhooks/stripe`, { method: 'POST', body: 'x'.repeat(300_000) })
  expect(large.status).toBe(413)
  subgraph.closeAllConnections()
  await new Promise((resolve) => subgraph.close(resolve))
  const lost = await fetch(`${url}/webhooks/stripe`, { method: 'POST', body: '{}' })
  expect(lost.status).toBe(503)
})
