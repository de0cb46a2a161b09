import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { createSignature } from 'http-message-sig'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSession, startTestRouter, type TestRouter } from '../testing/test-router.ts'
import { createNonces } from './nonces.ts'
import { signRequest } from './sign-request.ts'
import { createSignedRequests } from './signed-requests.ts'

const partner = { keyId: 'partner-1', secret: 'p'.repeat(32) }
const other = { keyId: 'partner-2', secret: 'o'.repeat(32) }
let redis: RedisClient
let router: TestRouter

beforeAll(async () => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  const clients = [
    { ...partner, accounts: ['usr_bound'] },
    { ...other, accounts: [] },
  ]
  const operations = ['Query.clientIp']
  router = await startTestRouter({
    signed: createSignedRequests({ clients, operations }, createNonces(redis)),
  })
  router.sessions.set('bound', makeSession('usr_bound'))
  router.sessions.set('free', makeSession('usr_free'))
})
afterAll(async () => {
  await router.close()
  await closeRedis(redis)
})

const WHOAMI = JSON.stringify({ query: '{ whoami }' })
const PROTECTED = JSON.stringify({ query: '{ clientIp }' })

async function send(body: string, headers: Record<string, string>, search = '') {
  const response = await fetch(`${router.url}${search}`, { method: 'POST', headers, body })
  const answer = (await response.json()) as {
    data?: unknown
    errors?: { extensions: { code: string } }[]
  }
  return answer.errors?.[0]?.extensions.code ?? answer.data
}

/** By a library that has nothing to do with the one that verifies. */
async function signByLibrary(
  body: string,
  changes: { created?: number; expires?: number; nonce?: string; components?: string[] } = {},
): Promise<Record<string, string>> {
  const { components = ['@method', '@path', 'content-digest'], ...parameters } = changes
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const headers = { 'content-type': 'application/json', 'content-digest': digest }
  const created = Math.floor(Date.now() / 1_000)
  const { signature, signatureInput } = await createSignature(
    new Request(router.url, { method: 'POST', headers, body }),
    {
      components,
      parameters: { created, nonce: randomUUID(), keyid: partner.keyId, ...parameters },
      signer: {
        algorithm: 'hmac-sha256',
        sign: (data) => createHmac('sha256', partner.secret).update(data).digest(),
      },
    },
  )
  return { ...headers, signature, 'signature-input': signatureInput }
}

describe('a signed request', () => {
  it('is taken from our own client function', async () => {
    expect(await send(PROTECTED, signRequest(partner, router.url, PROTECTED))).toEqual({
      clientIp: null,
    })
  })

  it('is taken from a library of others', async () => {
    expect(await send(PROTECTED, await signByLibrary(PROTECTED))).toEqual({ clientIp: null })
    const full = await signByLibrary(PROTECTED, {
      components: ['@method', '@target-uri', '@authority', '@path', 'content-digest'],
    })
    expect(await send(PROTECTED, full)).toEqual({ clientIp: null })
  })

  it('is not taken twice', async () => {
    const headers = await signByLibrary(WHOAMI)
    expect(await send(WHOAMI, headers)).toEqual({ whoami: 'anonymous' })
    expect(await send(WHOAMI, headers)).toBe('INVALID_SIGNATURE')
  })

  it('is taken once when it is sent many times at once', async () => {
    const headers = await signByLibrary(WHOAMI)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(WHOAMI, headers)))
    expect(answers.filter((answer) => answer !== 'INVALID_SIGNATURE')).toHaveLength(1)
  })

  it('is good for five minutes before and after', async () => {
    const now = Math.floor(Date.now() / 1_000)
    expect(await send(WHOAMI, await signByLibrary(WHOAMI, { created: now - 290 }))).toEqual({
      whoami: 'anonymous',
    })
    for (const times of [
      { created: now - 310 },
      { created: now + 310 },
      { created: now - 60, expires: now - 1 },
    ]) {
      expect(await send(WHOAMI, await signByLibrary(WHOAMI, times))).toBe('INVALID_SIGNATURE')
    }
  })

  it.each<[string, (headers: Record<string, string>) => Record<string, string>]>([
    [
      'of another key',
      ({ 'signature-input': input = '', ...headers }) => ({
        ...headers,
        'signature-input': input.replace('partner-1', 'partner-2'),
      }),
    ],
    [
      'of an unknown key',
      ({ 'signature-input': input = '', ...headers }) => ({
        ...headers,
        'signature-input': input.replace('partner-1', 'nobody'),
      }),
    ],
    ['without its input', ({ 'signature-input': _, ...headers }) => headers],
    ['without itself', ({ signature: _, ...headers }) => headers],
    ['that is garbage', (headers) => ({ ...headers, signature: '(((', 'signature-input': ')))' })],
    [
      'beside another',
      ({ signature = '', 'signature-input': input = '', ...headers }) => ({
        ...headers,
        signature: `${signature}, b${signature}`,
        'signature-input': `${input}, b${input}`,
      }),
    ],
    [
      'with a session that it does not cover',
      (headers) => ({
        ...headers,
        authorization: 'Bearer free',
      }),
    ],
  ])('is refused with a signature %s', async (_what, change) => {
    expect(await send(WHOAMI, change(await signByLibrary(WHOAMI)))).toBe('INVALID_SIGNATURE')
  })

  it('is refused with another body, path or query, or a part of it unsigned', async () => {
    expect(await send(PROTECTED, await signByLibrary(WHOAMI))).toBe('INVALID_SIGNATURE')
    expect(await send(WHOAMI, await signByLibrary(WHOAMI), '?query={me}')).toBe('INVALID_SIGNATURE')
    const components = ['@method', '@path']
    expect(await send(WHOAMI, await signByLibrary(WHOAMI, { components }))).toBe(
      'INVALID_SIGNATURE',
    )
    expect(await send(WHOAMI, await signByLibrary(WHOAMI, { nonce: 'short' }))).toBe(
      'INVALID_SIGNATURE',
    )
  })
})

describe('signatures are required', () => {
  const json = { 'content-type': 'application/json' }

  it('for the operations that are configured so, however they are asked for', async () => {
    expect(await send(PROTECTED, json)).toBe('SIGNATURE_REQUIRED')
    const hidden = JSON.stringify({ query: '{ whoami ...F } fragment F on Query { ip: clientIp }' })
    expect(await send(hidden, json)).toBe('SIGNATURE_REQUIRED')
    expect(await send(WHOAMI, json)).toEqual({ whoami: 'anonymous' })
    const overSocket = router.client().iterate({ query: '{ clientIp }' })
    expect((await overSocket.next()).value).toMatchObject({
      errors: [{ extensions: { code: 'SIGNATURE_REQUIRED' } }],
    })
  })

  it("for a client's accounts, from that client", async () => {
    const session = { authorization: 'Bearer bound' }
    expect(await send(WHOAMI, { ...json, ...session })).toBe('SIGNATURE_REQUIRED')
    expect(await send(WHOAMI, signRequest(other, router.url, WHOAMI, session))).toBe(
      'SIGNATURE_REQUIRED',
    )
    expect(await send(WHOAMI, signRequest(partner, router.url, WHOAMI, session))).toEqual({
      whoami: 'usr_bound',
    })
    expect(await send(WHOAMI, { ...json, authorization: 'Bearer free' })).toEqual({
      whoami: 'usr_free',
    })
    await expect(
      router.client(session).iterate({ query: 'subscription { mine { id } }' }).next(),
    ).rejects.toMatchObject({ code: 4403 })
  })
})
