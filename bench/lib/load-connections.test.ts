import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { postRequest } from './http-request.ts'
import { openConnections, sendLoad } from './load-connections.ts'
import type { LoadPlan, LoadResult } from './load-plan.ts'

let server: Server | undefined
afterEach(async () => {
  server?.close()
  if (server) await once(server, 'close')
  server = undefined
})

async function load(
  listener: RequestListener,
  options: { bodies: readonly string[]; connections: number; seconds: number },
): Promise<LoadResult> {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const plan: LoadPlan = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    connections: options.connections,
    seconds: options.seconds,
    requests: { module: '', options: null },
    outcomes: { good: '"good"', bad: '"bad"' },
  }
  const requests = options.bodies.map((body) => postRequest('/', body))
  return sendLoad(plan, await openConnections(plan), requests, () => undefined)
}

const echo: RequestListener = (request, response) => void request.pipe(response)
const copies = (count: number): string[] => Array.from({ length: count }, () => '"good"')

it('sends every request once and counts the answers by kind', async () => {
  const bodies = [...Array<string>(30).fill('"good"'), ...Array<string>(12).fill('"bad"'), 'ugly']
  const result = await load(echo, { bodies, connections: 4, seconds: 60 })
  expect(result.counts).toEqual({ good: 30, bad: 12, other: 1 })
  expect(result.unexpected).toBe('200 ugly')
  expect(result.exhausted).toBe(true)
  expect(result.seconds).toBeLessThan(60)
  expect(result.p99Ms).toBeGreaterThanOrEqual(result.p50Ms)
})

it('stops when its time is over and still waits for the answers under way', async () => {
  const slow: RequestListener = (request, response) => {
    request.resume().once('end', () => setTimeout(() => response.end('"good"'), 200))
  }
  const result = await load(slow, { bodies: copies(100), connections: 8, seconds: 0.05 })
  expect(result.seconds).toBeCloseTo(0.05)
  expect(result.counts.good).toBe(0)
  expect(result.lateCounts.good).toBe(8)
  expect(result.exhausted).toBe(false)
})

it('sends what a dialogue makes of the answers, and counts it once, by its last answer', async () => {
  server = createServer(echo).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const plan: LoadPlan = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    connections: 2,
    seconds: 60,
    requests: { module: '', options: null },
    outcomes: { good: '"good"', bad: '"bad"' },
  }
  function* ask(): Generator<Buffer, void, string> {
    const answer = yield postRequest('/', '"bad"')
    yield postRequest('/', answer === '"bad"' ? '"good"' : '"ugly"')
  }
  const requests = [ask, postRequest('/', '"bad"'), ask]
  const result = await sendLoad(plan, await openConnections(plan), requests, () => undefined)
  expect(result.counts).toEqual({ good: 2, bad: 1, other: 0 })
  expect(result.exhausted).toBe(true)
})

it('fails when the server hangs up', async () => {
  const hangUp: RequestListener = (request) => request.socket.destroy()
  const run = load(hangUp, { bodies: copies(10), connections: 2, seconds: 60 })
  await expect(run).rejects.toThrow(/closed|ECONNRESET/)
})
