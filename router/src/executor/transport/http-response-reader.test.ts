import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { MalformedResponse } from './http-response.ts'
import { createResponseReader } from './http-response-reader.ts'

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const BODY = '{"data":{"é":"手机"}}'
const BYTES = Buffer.byteLength(BODY)

function chunked(text: string, size: number): string {
  const bytes = Buffer.from(text)
  let written = ''
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size)
    written += `${chunk.length.toString(16)};name=x\r\n${chunk.toString('latin1')}\r\n`
  }
  return written + '0\r\nx-trailer: 1\r\n\r\n'
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const RESPONSES = {
  'with a length': Buffer.from(`${HEAD}Content-Length: ${BYTES}\r\n\r\n${BODY}`),
  'in chunks': latin1(`${HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n${chunked(BODY, 5)}`),
  'after an interim one': Buffer.from(
    `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${HEAD}content-length: ${BYTES}\r\n\r\n${BODY}`,
  ),
}

function read(pieces: readonly Buffer[]) {
  const reader = createResponseReader(() => undefined)
  const found = pieces
    .filter(({ length }) => length > 0)
    .flatMap((piece) => reader.push(piece) ?? [])
  return { found, end: reader.end() }
}

test.each(Object.entries(RESPONSES))('a response %s, however it is cut', (_, bytes) => {
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const pieces = places.slice(1).map((place, i) => bytes.subarray(places[i], place))
      const { found } = read(pieces)
      expect(found.map(({ body }) => body.toString())).toEqual([BODY])
      expect(found[0]?.head.status).toBe(200)
    }),
  )
})

test('without either it ends with the connection', () => {
  const { found, end } = read([Buffer.from(`${HEAD}\r\n{"data"`), Buffer.from(':1}')])
  expect(found).toEqual([])
  expect(end?.body.toString()).toBe('{"data":1}')
  expect(end?.head.keepAliveMs).toBe(0)
})

describe('how long the connection is kept', () => {
  const keptMs = (head: string) =>
    read([Buffer.from(`${head}content-length: 0\r\n\r\n`)]).found[0]?.head.keepAliveMs
  it.each([
    [HEAD, undefined],
    [`${HEAD}Connection: close\r\n`, 0],
    [`${HEAD}Connection: keep-alive\r\nKeep-Alive: max=5, timeout=72\r\n`, 72_000],
    ['HTTP/1.0 200 OK\r\n', 0],
  ])('%j', (head, wanted) => expect(keptMs(head)).toBe(wanted))
})

test.each([
  'SSH-2.0-OpenSSH_9\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n\r\n',
  `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\n`,
  `${HEAD}content-length: -1\r\n\r\n`,
  `${HEAD}content-length: 1\r\n\r\n22`,
  `${HEAD}transfer-encoding: gzip\r\n\r\n`,
  `${HEAD}transfer-encoding: chunked\r\n\r\nx\r\n`,
  `${HEAD}transfer-encoding: chunked\r\n\r\n1\r\n22\r\n0\r\n\r\n`,
  `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n\r\nHTTP/1.1`,
  'HTTP/1.1 200 OK\r\n'.padEnd(20_000, 'x'),
])('%j is malformed', (text) => {
  expect(() => read([Buffer.from(text)])).toThrow(MalformedResponse)
})
