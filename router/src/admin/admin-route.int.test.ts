import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@floodgate/platform/identifier'
import { createJobQueue, defineJob, implementJob, openQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createSessionStore, type SessionStore } from '@floodgate/platform/session-store'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { type Queue, UnrecoverableError } from 'bullmq'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createAdminRoute } from './admin-route.ts'
import { BOARD_PATH, createQueueBoard } from './queue-board.ts'

const logger = createLogger({ name: 'admin', level: 'silent' })
const job = defineJob(`test-${newId('msg')}`, z.object({ n: z.int() }))

let redis: RedisClient
let blocking: RedisClient
let queue: Queue
let server: Server
let url = ''
let sessions: SessionStore
let tokens: { admin: string; customer: string }

beforeAll(async () => {
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  blocking = createRedis(testRedisUrl(), { purpose: 'blocking', logger })
  sessions = createSessionStore(redis)
  const open = async (role: 'ADMIN' | 'CUSTOMER') =>
    (await sessions.open({ id: newId('usr'), roles: [role] })).token
  tokens = { admin: await open('ADMIN'), customer: await open('CUSTOMER') }
  queue = openQueue(job.name, redis)
  const route = createAdminRoute({
    sessions,
    logIn: async (login, password) =>
      password === 'right' ? open(login === 'ada' ? 'ADMIN' : 'CUSTOMER') : null,
    pages: { [BOARD_PATH]: createQueueBoard([queue]) },
  })
  server = createServer((request, response) => {
    route(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await queue.close()
  await closeRedis(blocking)
  await closeRedis(redis)
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { headers, redirect: 'manual' })
const as = (token: string) => ({ cookie: `floodgate_admin=${token}` })
const logIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/admin/login`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ login, password }),
    redirect: 'manual',
  })

describe('the administration', () => {
  it('is for an ADMIN who has logged in', async () => {
    const api = '/admin/queues/api/queues'
    expect((await get(api)).status).toBe(401)
    expect((await get(api, as(tokens.customer))).status).toBe(401)
    expect((await get(api, as('x'.repeat(43)))).status).toBe(401)
    expect((await get(api, as(tokens.admin))).status).toBe(200)
    const page = await get('/admin/queues', { accept: 'text/html' })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/admin/login'])
  })

  it('has a login whose cookie scripts and other sites can not use', async () => {
    expect((await get('/admin/login')).status).toBe(200)
    expect((await logIn('ada', 'wrong')).status).toBe(403)
    expect((await logIn('bob', 'right')).status).toBe(403)
    expect((await logIn('ada', 'right', { origin: 'https://evil.example' })).status).toBe(403)
    const response = await logIn('ada', 'right')
    expect(response.status).toBe(303)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^floodgate_admin=.+; Path=\/admin; HttpOnly; SameSite=Strict/)
  })

  it('has a log-out that ends the session, by a POST alone', async () => {
    const { token } = await sessions.open({ id: newId('usr'), roles: ['ADMIN'] })
    expect((await get('/admin/logout', as(token))).status).toBe(200)
    expect(await sessions.find(token)).not.toBeNull()
    const logOut = () =>
      fetch(`${url}/admin/logout`, { method: 'POST', headers: as(token), redirect: 'manual' })
    const { status, headers } = await logOut()
    expect([status, headers.get('location')]).toEqual([303, '/admin/login'])
    expect(headers.get('set-cookie')).toMatch(/^floodgate_admin=; .*Max-Age=0/)
    expect(await sessions.find(token)).toBeNull()
    expect((await logOut()).status).toBe(303)
  })

  it('shows the board with files of its own alone', async () => {
    const page = await get('/admin/queues', as(tokens.admin))
    const html = await page.text()
    expect(html).toContain('<base href="/admin/queues/"')
    expect(html).not.toContain('<%')
    expect(html).not.toContain('https://')
    const script = /src="(?<path>static\/[^"]+)"/.exec(html)?.groups?.path ?? ''
    expect((await get(`/admin/queues/${script}`, as(tokens.admin))).status).toBe(200)
    expect((await get('/admin/queues/static/../package.json', as(tokens.admin))).status).not.toBe(
      500,
    )
  })

  it('runs a dead letter again', async () => {
    let isMended = false
    const done: number[] = []
    const worker = implementJob(
      job,
      blocking,
      ({ n }) => {
        if (!isMended) throw new UnrecoverableError('not yet')
        done.push(n)
        return Promise.resolve()
      },
      { logger },
    )
    const sender = createJobQueue(job, redis)
    await sender.add({ n: 7 }, { jobId: 'dead' })
    await vi.waitFor(async () => expect(await queue.getFailedCount()).toBe(1), 10_000)
    isMended = true
    const retry = `${url}${BOARD_PATH}/api/queues/${job.name}/dead/retry/failed`
    const paths = [retry, `${url}${BOARD_PATH}/api/queues/${job.name}/dead/retry`]
    const answers = await Promise.all(
      paths.map((path) => fetch(path, { method: 'PUT', headers: as(tokens.admin) })),
    )
    expect(answers.map(({ status }) => status)).toContain(204)
    await vi.waitFor(() => expect(done).toEqual([7]), 10_000)
    await worker.close()
    await sender.close()
  })
})
