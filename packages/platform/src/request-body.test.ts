import { afterEach, expect, it } from 'vitest'
import { readBody } from './request-body.ts'
import { beginRequest, type RawRequest } from './testing/raw-request.ts'

let raw: RawRequest
afterEach(() => raw.close())

async function begin(text: string): Promise<RawRequest['request']> {
  raw = await beginRequest(text)
  return raw.request
}

it('joins what comes in pieces, characters that are cut included', async () => {
  const bytes = Buffer.from('zwölf')
  const reading = readBody(await begin(`content-length: ${bytes.length}\r\n\r\nzw`), 100)
  raw.client.write(bytes.subarray(2, 3))
  setImmediate(() => raw.client.write(bytes.subarray(3)))
  expect(await reading).toBe('zwölf')
})

it('is empty where there is none', async () => {
  expect(await readBody(await begin('\r\n'), 100)).toBe('')
})

it.each([
  ['is said to be', 'content-length: 6\r\n\r\n'],
  ['is', 'transfer-encoding: chunked\r\n\r\n6\r\nlonger\r\n'],
])('is null where it %s longer than the limit, before its end', async (_, text) => {
  expect(await readBody(await begin(text), 5)).toBeNull()
})

it.each([
  ['leaves', () => raw.client.end()],
  ['breaks off', () => raw.client.resetAndDestroy()],
])('rejects when the client %s in the middle', async (_, leave) => {
  const reading = readBody(await begin('content-length: 6\r\n\r\nsho'), 100)
  leave()
  await expect(reading).rejects.toThrow('aborted')
})
