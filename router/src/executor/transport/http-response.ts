/** The head of an HTTP/1.1 response. */
export interface ResponseHead {
  readonly status: number
  /** Status line and header lines. */
  readonly text: string
  /** How its body ends. */
  readonly body: BodyEnd
  /** How long the server keeps the connection, in milliseconds: 0 when it closes it, undefined when it does not say. */
  readonly keepAliveMs: number | undefined
}

export type BodyEnd =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  /** With the connection. */
  | { readonly kind: 'close' }

/** What was received is no HTTP/1.1. */
export class MalformedResponse extends Error {
  override readonly name = 'MalformedResponse'
}

const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: |\r|$)/
const CONTENT_LENGTH = /\r\ncontent-length:[ \t]*([^\r]*)/gi
const TRANSFER_ENCODING = /\r\ntransfer-encoding:[ \t]*([^\r]*)/i
const CONNECTION = /\r\nconnection:[ \t]*([^\r]*)/i
const KEEP_ALIVE = /\r\nkeep-alive:[^\r]*\btimeout=(\d+)/i

/**
 * @param text up to the empty line, without it
 * @throws MalformedResponse
 */
export function readHead(text: string): ResponseHead {
  const line = STATUS_LINE.exec(text)
  if (!line) throw new MalformedResponse('no status line')
  const status = Number(line[2])
  const connection = CONNECTION.exec(text)?.[1]?.toLowerCase()
  const stays = line[1] === '1' ? connection !== 'close' : connection === 'keep-alive'
  const body = bodyEnd(text, status)
  return { status, text, body, keepAliveMs: keepAliveOf(text, stays && body.kind !== 'close') }
}

function keepAliveOf(text: string, stays: boolean): number | undefined {
  if (!stays) return 0
  const seconds = KEEP_ALIVE.exec(text)?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1_000
}

function bodyEnd(text: string, status: number): BodyEnd {
  if (status < 200 || status === 204 || status === 304) return { kind: 'length', bytes: 0 }
  const encoding = TRANSFER_ENCODING.exec(text)?.[1]
  if (encoding !== undefined) {
    if (/(^|,)[ \t]*chunked[ \t]*$/i.test(encoding)) return { kind: 'chunked' }
    throw new MalformedResponse(`an unknown transfer encoding: ${encoding}`)
  }
  const lengths = new Set([...text.matchAll(CONTENT_LENGTH)].map(([, length]) => length?.trim()))
  const [length] = lengths
  if (length === undefined) return { kind: 'close' }
  if (lengths.size > 1 || !/^\d+$/.test(length)) throw new MalformedResponse('no clear length')
  return { kind: 'length', bytes: Number(length) }
}

/** Names in lower case; what comes more than once as a list. */
export function headersIn({ text }: ResponseHead): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  for (const line of text.split('\r\n').slice(1)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined
    headers[name] = before === undefined ? value : [before, value].flat()
  }
  return headers
}
