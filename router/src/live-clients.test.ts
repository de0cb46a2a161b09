import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@floodgate/platform/logging'
import type { FormattedExecutionResult } from 'graphql'
import { createClient } from 'graphql-sse'
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { followSupergraphFile } from './process/supergraph-file.ts'
import { metricOf } from './testing/metrics.ts'
import { composeTestSupergraph, startTestRouter, type TestRouter } from './testing/test-router.ts'
import { TEST_TYPE_DEFS, type Ticket } from './testing/test-subgraphs.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(...options: Parameters<typeof startTestRouter>): Promise<TestRouter> {
  const router = await startTestRouter(...options)
  closing.push(() => router.close())
  return router
}

const TICKET: Ticket = {
  ...{ id: 'tkt_1', status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: 'prd_1' },
}
const OPERATION = {
  query: 'subscription ($id: ID!) { ticket(id: $id) { version note product { name } } }',
  variables: { id: TICKET.id },
}

type Told = { readonly versions: number[]; readonly ended: ReturnType<typeof vi.fn> }

/** As many clients over each protocol, each with a connection of its own. */
function followers(router: TestRouter, each: number): Told[] {
  const sse = () => createClient({ url: router.url, retryAttempts: 0 })
  const clients = Array.from({ length: each }, () => [router.client(), sse()]).flat()
  return clients.map((client) => {
    const versions: number[] = []
    const ended = vi.fn()
    client.subscribe(OPERATION, {
      next(result) {
        const { data } = result as FormattedExecutionResult<{ ticket: Ticket }>
        versions.push(data?.ticket.version ?? NaN)
      },
      error: ended,
      complete: ended,
    })
    if ('dispose' in client) closing.push(() => client.dispose())
    return { versions, ended }
  })
}

async function expectAllTold(told: readonly Told[], versions: readonly number[]): Promise<void> {
  await expect.poll(() => told.map((each) => each.versions)).toEqual(told.map(() => versions))
  for (const { ended } of told) expect(ended).not.toHaveBeenCalled()
}

it('stay when SIGHUP has the supergraph’s file read again', async () => {
  const router = await start()
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-supergraph-'))
  closing.push(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'supergraph.graphql')
  const write = (goods: string) =>
    writeFileSync(path, composeTestSupergraph({ ...TEST_TYPE_DEFS, goods }))
  const priceless = TEST_TYPE_DEFS.goods.replace(' price: Int', '')
  write(TEST_TYPE_DEFS.goods)
  const logger = createLogger({ name: 'test', level: 'silent' })
  closing.push(followSupergraphFile(path, router.router, logger))

  router.feed.put(TICKET)
  const told = followers(router, 10)
  await expectAllTold(told, [1])
  const prices = () => router.query('{ goods { price } }')
  for (const [i, goods] of [priceless, TEST_TYPE_DEFS.goods].entries()) {
    write(goods)
    process.emit('SIGHUP')
    await expect.poll(prices).toHaveProperty(goods === priceless ? 'errors' : 'data')
    router.feed.put({ ...TICKET, version: i + 2 })
    await expectAllTold(told, [1, 2, 3].slice(0, i + 2))
    await expect.poll(() => router.feed.followers(TICKET.id)).toBe(1)
  }
  writeFileSync(path, 'nonsense {')
  process.emit('SIGHUP')
  const refused = () =>
    metricOf(router, 'floodgate_router_supergraph_reloads_total', 'outcome="refused"')
  await expect.poll(refused).toBeGreaterThanOrEqual(1)
  router.feed.put({ ...TICKET, version: 4 })
  await expectAllTold(told, [1, 2, 3, 4])
})

it('stay when their subgraph goes away and comes back, again and again', async () => {
  const router = await start()
  router.feed.put(TICKET)
  const told = followers(router, 10)
  await expectAllTold(told, [1])
  const versions = [1]
  for (let version = 2; version <= 6; version += 2) {
    await router.stop('tickets')
    router.feed.put({ ...TICKET, version })
    await router.restart('tickets')
    versions.push(version)
    await expectAllTold(told, versions)
    router.feed.put({ ...TICKET, version: version + 1 })
    versions.push(version + 1)
    await expectAllTold(told, versions)
  }
  expect(router.feed.followers(TICKET.id)).toBe(1)
})

it('are sent away little by little when the router stops', async () => {
  const router = await start()
  const count = 200
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = new WebSocket(router.url.replace('http', 'ws'), 'graphql-transport-ws')
      await once(socket, 'open')
      return socket
    }),
  )
  const closed = sockets.map(async (socket) => {
    const [code] = (await once(socket, 'close')) as [number]
    return { code, at: performance.now() }
  })
  const [farewells] = await Promise.all([Promise.all(closed), router.router.close()])
  expect(farewells.map(({ code }) => code)).toEqual(Array(count).fill(1001))
  const times = farewells.map(({ at }) => at).sort((a, b) => a - b)
  // Two milliseconds for each of them.
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(count)
})

const NOTE_BYTES = 200_000

it('over a WebSocket get the newest state once they read again, and hold little memory till then', async () => {
  const router = await start()
  router.feed.put(TICKET)
  const socket = new WebSocket(router.url.replace('http', 'ws'), 'graphql-transport-ws')
  closing.push(() => socket.terminate())
  await once(socket, 'open')
  const versions: number[] = []
  socket.on('message', (data: Buffer) => {
    const version = /"version":(\d+)/.exec(data.toString())?.[1]
    if (version !== undefined) versions.push(Number(version))
  })
  socket.send('{"type":"connection_init"}')
  await once(socket, 'message')
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: OPERATION }))
  const quick = followers(router, 1)
  await expect.poll(() => versions).toEqual([1])
  await expectAllTold(quick, [1])

  socket.pause()
  const note = 'x'.repeat(NOTE_BYTES)
  const last = 300
  const all = Array.from({ length: last }, (_, i) => i + 1)
  for (let version = 2; version <= last; version++) {
    router.feed.put({ ...TICKET, version, note })
    if (version % 20 === 0) await expectAllTold(quick, all.slice(0, version))
  }
  await expectAllTold(quick, all)
  socket.resume()
  await expect.poll(() => versions.at(-1)).toBe(last)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(versions.length).toBeLessThan(last / 2)
})

it('over server-sent events are given up when they leave too much unread', async () => {
  const router = await start()
  const search = `?query=${encodeURIComponent('subscription { flood(bytes: 100000) }')}`
  const request = get(router.url + search, { headers: { accept: 'text/event-stream' } })
  closing.push(() => request.destroy())
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.on('error', () => undefined)
  // Nobody reads: the response was never begun to be read.
  await expect.poll(router.feed.floods).toEqual({ begun: 1, ended: 1 })
  await expect.poll(() => metricOf(router, 'floodgate_router_event_streams')).toBe(0)
})
