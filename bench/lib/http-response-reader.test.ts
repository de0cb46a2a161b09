import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HttpResponseReader } from './http-response-reader.ts'

const plain = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\ngrün ok'
const chunked =
  'HTTP/1.1 429 Too Many\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n'
const empty = 'HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n'

const responses = [
  { text: plain, expected: { status: 200, body: 'grün ok' } },
  { text: chunked, expected: { status: 429, body: 'ab\r\n0123456789' } },
  { text: empty, expected: { status: 204, body: '' } },
]

it('reads a response however the network cuts it into pieces', () => {
  const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.constantFrom(...responses), cuts, ({ text, expected }, places) => {
      const bytes = Buffer.from(text)
      const reader = new HttpResponseReader()
      const pieces = cut(bytes, places)
      const answers = pieces.map((piece) => reader.push(piece))
      expect(answers.at(-1)).toEqual(expected)
      expect(answers.slice(0, -1).every((answer) => answer === null)).toBe(true)
    }),
  )
})

it('reads one response after another from the same connection', () => {
  const reader = new HttpResponseReader()
  for (const { text, expected } of responses) {
    expect(reader.push(Buffer.from(text))).toEqual(expected)
  }
})

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set([...places.filter((place) => place < bytes.length), bytes.length])]
  const sorted = ends.sort((a, b) => a - b)
  return sorted.map((end, index) => bytes.subarray(sorted[index - 1] ?? 0, end))
}
