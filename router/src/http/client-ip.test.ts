import type { IncomingMessage } from 'node:http'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestRouter, type TestRouter } from '../testing/test-router.ts'
import { createClientIpOf } from './client-ip.ts'

const requestFrom = (remoteAddress: string | undefined, forwarded?: string | string[]) =>
  ({
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

describe('the address of a client', () => {
  it('is that of the connection, whatever a header says', () => {
    const clientIpOf = createClientIpOf(0)
    expect(clientIpOf(requestFrom('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7')
    expect(clientIpOf(requestFrom('2001:db8::1'))).toBe('2001:db8::1')
  })

  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1', undefined])(
    'is not known of a connection from %s',
    (address) => {
      expect(createClientIpOf(0)(requestFrom(address, '198.51.100.1'))).toBeUndefined()
    },
  )

  it('is what the last of the own proxies wrote, and nothing further left', () => {
    const header = '198.51.100.66, 203.0.113.7, 10.0.0.2'
    expect(createClientIpOf(1)(requestFrom('127.0.0.1', header))).toBe('10.0.0.2')
    expect(createClientIpOf(2)(requestFrom('127.0.0.1', header))).toBe('203.0.113.7')
    expect(createClientIpOf(2)(requestFrom('127.0.0.1', ['203.0.113.7', '10.0.0.2']))).toBe(
      '203.0.113.7',
    )
  })

  it('is not known when the header is not as the proxies would write it', () => {
    for (const header of [undefined, '', 'nonsense', '203.0.113.7:80', '127.0.0.1']) {
      expect(createClientIpOf(1)(requestFrom('10.0.0.1', header))).toBeUndefined()
    }
    expect(createClientIpOf(2)(requestFrom('10.0.0.1', '203.0.113.7'))).toBeUndefined()
  })
})

describe('subgraphs are told', () => {
  let router: TestRouter
  beforeAll(async () => {
    router = await startTestRouter({ proxies: 1 })
  })
  afterAll(() => router.close())

  const headers = { 'x-forwarded-for': '198.51.100.66, 203.0.113.7' }

  it('the address of an HTTP client', async () => {
    const answer = await router.post({ query: '{ clientIp }' }, headers)
    expect(await answer.json()).toEqual({ data: { clientIp: '203.0.113.7' } })
    const unknown = await router.post({ query: '{ clientIp }' })
    expect(await unknown.json()).toEqual({ data: { clientIp: null } })
  })

  it('the address of a WebSocket client', async () => {
    class ForwardedSocket extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers })
      }
    }
    const client = createClient({
      url: router.url.replace('http', 'ws'),
      webSocketImpl: ForwardedSocket,
      retryAttempts: 0,
    })
    const answer = await client.iterate({ query: '{ clientIp }' }).next()
    expect(answer.value).toEqual({ data: { clientIp: '203.0.113.7' } })
    await client.dispose()
  })
})
