import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, appendFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { metricOf } from '../testing/metrics.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
const folder = mkdtempSync(join(tmpdir(), 'floodgate-cluster-'))
const supergraph = join(folder, 'supergraph.graphql')
let router: ChildProcess
let url: string

beforeAll(async () => {
  copyFileSync(join(import.meta.dirname, '../../supergraph.graphql'), supergraph)
  const port = await freePort()
  const nowhere = 'http://127.0.0.1:9/graphql'
  url = `http://127.0.0.1:${port}/graphql`
  router = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: {
      ...process.env,
      ...{ PORT: String(port), ROUTER_PROCESSES: '2', SUPERGRAPH_PATH: supergraph },
      ...{ REDIS_URL: testRedisUrl(), INTERNAL_IDENTITY_SECRET: 's'.repeat(32) },
      ...{ SUBGRAPH_URL_USER: nowhere, SUBGRAPH_URL_CATALOG: nowhere },
      ...{ SUBGRAPH_URL_ORDER: nowhere, SUBGRAPH_URL_SECKILL: nowhere, NODE_ENV: 'test' },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let log = ''
  router.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()))
  await vi.waitFor(() => expect(log).toContain('router processes listen'), { timeout: 30_000 })
  await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 30_000 })
  expect(workers()).toHaveLength(2)
})
afterAll(() => {
  router.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

it('counts what all processes have, whichever is asked', async () => {
  const sockets = await Promise.all(Array.from({ length: 6 }, connect))
  await expect.poll(() => metricOf({ url }, 'floodgate_router_websockets')).toBe(6)
  for (const socket of sockets) socket.close()
  await expect.poll(() => metricOf({ url }, 'floodgate_router_websockets')).toBe(0)
})

it('serves a supergraph that is changed, in every process', async () => {
  appendFileSync(supergraph, '\n# changed\n')
  const reloads = () =>
    metricOf({ url }, 'floodgate_router_supergraph_reloads_total', 'outcome="replaced"')
  await expect.poll(reloads).toBe(2)
})

it('starts another process for one that ends', async () => {
  const [victim] = workers()
  if (victim === undefined) throw new Error('no process')
  process.kill(victim, 'SIGKILL')
  await expect.poll(() => workers().filter((pid) => pid !== victim)).toHaveLength(2)
  await expect.poll(health).toBe(200)
})

it('stops in order: clients are sent away, and every process ends', async () => {
  const sockets = await Promise.all(Array.from({ length: 6 }, connect))
  const closed = Promise.all(sockets.map((socket) => once(socket, 'close')))
  const ended = once(router, 'exit')
  const pids = workers()
  router.kill('SIGTERM')
  expect((await closed).map(([code]) => code as number)).toEqual(Array(6).fill(1001))
  expect(await ended).toEqual([0, null])
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})

async function connect(): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
  await once(socket, 'open')
  socket.send('{"type":"connection_init"}')
  await once(socket, 'message')
  return socket
}

async function health(): Promise<number> {
  const response = await fetch(url.replace('/graphql', '/healthz')).catch(() => undefined)
  return response?.status ?? 0
}

/** The processes that the first one started. */
function workers(): number[] {
  const pid = router.pid ?? 0
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return children === '' ? [] : children.split(' ').map(Number)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
