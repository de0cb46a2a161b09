import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EnvironmentError } from '@floodgate/platform/environment'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus, type HintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { RouterOptions } from '../server.ts'
import { startTestRouter, type TestRouter } from '../testing/test-router.ts'
import { createTraffic } from './traffic.ts'
import { trafficEnvironment, trafficIn } from './traffic-environment.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const folder = mkdtempSync(join(tmpdir(), 'traffic-'))
let redis: RedisClient
let subscriber: RedisClient
let hints: HintBus
let router: TestRouter | undefined

beforeAll(async () => {
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger, coalesceWrites: true })
  subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger })
  hints = createHintBus({ publisher: redis, subscriber, logger })
  await redis.ping()
})
afterEach(() => router?.close())
afterAll(async () => {
  await hints.close()
  await closeRedis(subscriber)
  await closeRedis(redis)
})

function file(content: unknown): string {
  const path = join(folder, `${randomUUID()}.json`)
  writeFileSync(path, JSON.stringify(content))
  return path
}

function trafficOf(env: Record<string, string>, metrics = createMetrics('router')) {
  const environment = trafficIn(z.object(trafficEnvironment).parse(env))
  return createTraffic(environment, { redis, hints, logger, metrics })
}

async function start(
  env: Record<string, string>,
  options: Partial<RouterOptions> = {},
): Promise<TestRouter> {
  const metrics = createMetrics('router')
  const traffic = trafficOf(env, metrics)
  router = await startTestRouter({ metrics, traffic, proxies: 1, ...options })
  const { close } = router
  router.close = async () => {
    traffic.sharing?.close()
    router = undefined
    await close()
  }
  return router
}

describe('rate limits', () => {
  /** Of its own for each test: buckets are in Redis. */
  const address = () => `203.0.${Math.ceil(Math.random() * 250)}.${Math.ceil(Math.random() * 250)}`
  const table = () => [
    {
      name: `q-${randomUUID()}`,
      fields: ['Query.whoami'],
      perAddress: { burst: 3, intervalMs: 60_000 },
    },
  ]

  it.each(['directly', 'by the pipeline'])('answer %s with how long to wait', async (way) => {
    const { post } = await start({ RATE_LIMITS_PATH: file(table()) })
    const headers = { 'x-forwarded-for': address() }
    const accept = () => (way === 'directly' ? '*/*' : `*/*, x/${randomUUID()}`)
    const ask = () => post({ query: '{ whoami }' }, { ...headers, accept: accept() })
    for (let i = 0; i < 3; i++) expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toMatch(/^(59|60)$/)
    expect(refused.headers.get('cache-control')).toBe('no-store')
    const { errors } = (await refused.json()) as { errors: { extensions: object }[] }
    expect(errors[0]?.extensions).toEqual({
      code: 'RATE_LIMITED',
      retryAfterMs: expect.any(Number) as number,
    })
    const other = await post({ query: '{ whoami }' }, { 'x-forwarded-for': address() })
    expect(other.status).toBe(200)
  })

  it('count every root field, whatever its alias', async () => {
    const { post } = await start({ RATE_LIMITS_PATH: file(table()) })
    const headers = { 'x-forwarded-for': address() }
    const query = '{ a: whoami b: whoami }'
    expect((await post({ query }, headers)).status).toBe(200)
    expect((await post({ query }, headers)).status).toBe(429)
  })

  it('are off where they are turned off, and do not hold for what has none', async () => {
    const off = { RATE_LIMITS_PATH: file(table()), RATE_LIMITS: 'false' }
    const { post } = await start(off)
    const headers = { 'x-forwarded-for': address() }
    const query = '{ a: whoami b: whoami c: whoami d: whoami }'
    for (let i = 0; i < 3; i++) expect((await post({ query }, headers)).status).toBe(200)
  })
})

describe('header rules', () => {
  it('pass headers on from the client, and back to it', async () => {
    const subgraph = createServer((request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2'])
      response.end(JSON.stringify({ data: { whoami: request.headers['x-client-token'] } }))
    }).listen(0, '127.0.0.1')
    await once(subgraph, 'listening')
    const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`
    const rules = {
      subgraphs: {
        tickets: {
          request: [{ propagate: 'x-token', as: 'x-client-token' }],
          response: [{ propagate: 'set-cookie' }],
        },
      },
    }
    const subgraphUrls = { tickets: url, people: url, goods: url }
    const { post } = await start({ HEADER_RULES_PATH: file(rules) }, { subgraphUrls })
    for (const accept of ['*/*', `*/*, x/${randomUUID()}`, '*/*']) {
      const answer = await post({ query: '{ whoami }' }, { 'x-token': 'secret', accept })
      expect(await answer.json()).toEqual({ data: { whoami: 'secret' } })
      expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    }
    subgraph.close().closeAllConnections()
  })
})

describe('public answers', () => {
  const query = '{ people { name } }'
  const countsOf = async ({ url }: TestRouter) => {
    const text = await (await fetch(url.replace('/graphql', '/metrics'))).text()
    const count = (by: string) =>
      Number(new RegExp(`public_answers_total\\{by="${by}".*\\} (\\d+)`).exec(text)?.[1] ?? 0)
    return { cache: count('cache'), joining: count('joining'), running: count('running') }
  }

  it('are kept, over every protocol, and others may keep them as long', async () => {
    const started = await start({})
    const ask = () => started.post({ query })
    await ask()
    await vi.waitFor(async () => {
      await ask()
      expect((await countsOf(started)).cache).toBeGreaterThan(0)
    })
    const { running } = await countsOf(started)
    const answer = await ask()
    expect(await answer.json()).toEqual({ data: { people: [{ name: 'ann' }, { name: 'bob' }] } })
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=[67]$/)
    const overSocket = started.client().iterate({ query: 'query Other { people { name } }' })
    expect((await overSocket.next()).value).toMatchObject({ data: { people: { length: 2 } } })
    expect((await countsOf(started)).running).toBe(running)
  })

  it('are made by one run for equal queries at one time, and not where that is turned off', async () => {
    const joined = await start({ RESPONSE_CACHE_MIB: '0' })
    await Promise.all(Array.from({ length: 20 }, () => joined.query(query)))
    expect((await countsOf(joined)).joining).toBeGreaterThan(0)
    expect((await countsOf(joined)).cache).toBe(0)
    await joined.close()
    const alone = await start({ RESPONSE_CACHE_MIB: '0', QUERY_DEDUPLICATION: 'false' })
    await Promise.all(Array.from({ length: 20 }, () => alone.query(query)))
    expect(await countsOf(alone)).toEqual({ cache: 0, joining: 0, running: 0 })
    expect((await alone.post({ query })).headers.get('cache-control')).toBe('public, max-age=7')
  })
})

describe('the environment', () => {
  it('has defaults', () => {
    const { rateLimiter, sharing, headerRules, subgraphPolicies } = trafficOf({})
    sharing?.close()
    expect(rateLimiter).toBeDefined()
    expect(headerRules.sentTo('catalog')).toEqual([])
    expect(subgraphPolicies.all).toEqual({
      timeoutMs: 10_000,
      retries: 2,
      circuitFailures: 10,
      circuitResetMs: 500,
    })
  })

  it('takes policies for single subgraphs', () => {
    const env = {
      SUBGRAPH_POLICIES: '{"order":{"timeoutMs":5000,"retries":0}}',
      RATE_LIMITS: 'false',
    }
    const { sharing, subgraphPolicies, rateLimiter } = trafficOf(env)
    sharing?.close()
    expect(subgraphPolicies.subgraphs).toEqual({ order: { timeoutMs: 5_000, retries: 0 } })
    expect(rateLimiter).toBeUndefined()
  })

  it.each([
    { SUBGRAPH_TIMEOUT_MS: '0' },
    { SUBGRAPH_RETRIES: '-1' },
    { SUBGRAPH_POLICIES: 'x' },
    { SUBGRAPH_POLICIES: '{"order":{"timeout":1}}' },
    { RESPONSE_CACHE_MIB: 'much' },
    { QUERY_DEDUPLICATION: 'no' },
  ])('refuses %j', (env) => {
    expect(z.object(trafficEnvironment).safeParse(env).success).toBe(false)
  })

  it.each(['HEADER_RULES_PATH', 'RATE_LIMITS_PATH'])(
    'names %s when its file is wrong',
    (variable) => {
      expect(() =>
        trafficOf({ [variable]: file({ nonsense: 1 }), RESPONSE_CACHE_MIB: '0' }),
      ).toThrow(EnvironmentError)
    },
  )
})
