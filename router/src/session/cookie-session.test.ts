import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { makeSession, startTestRouter, type TestRouter } from '../testing/test-router.ts'

const TOKEN = 'T'.repeat(43)
const cookie = `theme=dark; __Host-floodgate-session=${TOKEN}; x=y`
const json = { 'content-type': 'application/json' }
let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter({ corsOrigins: ['https://shop.example'] })
  router.sessions.set(TOKEN, makeSession('usr_ann'))
})
afterAll(() => router.close())

async function whoami(headers: Record<string, string>, init: RequestInit = {}, search = '') {
  const response = await fetch(`${router.url}${search}`, {
    ...{ method: 'POST', body: JSON.stringify({ query: '{ whoami }' }) },
    ...init,
    headers,
  })
  const answer = (await response.json()) as {
    data?: { whoami: string }
    errors?: { extensions: { code: string } }[]
  }
  return answer.data?.whoami ?? answer.errors?.[0]?.extensions.code
}
const GET = { method: 'GET', body: null }
const search = '?query={whoami}'

describe('the session cookie', () => {
  it('counts as its token does', async () => {
    expect(await whoami({ ...json, cookie })).toBe('usr_ann')
    const gone = cookie.replace(TOKEN, 'U'.repeat(43))
    expect(await whoami({ ...json, cookie: gone })).toBe('UNAUTHENTICATED')
    expect(await whoami({ ...json, cookie: 'theme=dark' })).toBe('anonymous')
  })

  it('gives way to an Authorization header', async () => {
    expect(await whoami({ ...json, cookie, authorization: 'Bearer none' })).toBe('UNAUTHENTICATED')
  })

  it('does not count in what a foreign page can send', async () => {
    const evil = { origin: 'https://evil.example' }
    expect(await whoami({ ...json, cookie, ...evil })).toBe('FORBIDDEN')
    expect(await whoami({ cookie }, GET, search)).toBe('FORBIDDEN')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      expect(await whoami({ 'content-type': type, cookie })).not.toBe('usr_ann')
    }
  })

  it('counts in what pages of the shop send', async () => {
    const preflight = { 'apollo-require-preflight': 'true' }
    expect(await whoami({ cookie, ...preflight }, GET, search)).toBe('usr_ann')
    expect(await whoami({ ...json, cookie, origin: 'https://shop.example' })).toBe('usr_ann')
    expect(await whoami({ ...json, cookie, origin: new URL(router.url).origin })).toBe('usr_ann')
  })
})

describe('the session cookie on a WebSocket', () => {
  it.each([
    ['https://shop.example', 'usr_ann'],
    ['https://evil.example', 'anonymous'],
  ])('opened by a page of %s makes it %s', async (origin, expected) => {
    const client = createClient({
      url: router.url.replace('http', 'ws'),
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols, { headers: { cookie, origin } })
        }
      },
    })
    const first = await client.iterate({ query: '{ whoami }' }).next()
    expect(first.value).toEqual({ data: { whoami: expected } })
    await client.dispose()
  })
})
