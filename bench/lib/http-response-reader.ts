export interface HttpResponse {
  status: number
  body: string
}

const HEADER_END = Buffer.from('\r\n\r\n')
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i
const CHUNKED = /\r\ntransfer-encoding: *chunked/i
const CRLF = Buffer.from('\r\n')

/**
 * Puts HTTP/1.1 responses together from what a socket delivers, one response at a time. It knows what
 * Node's servers send, and no more: a whole client costs several times the processor time, which a
 * generator on the same machine would take from the server that it measures.
 */
export class HttpResponseReader {
  #pending: Buffer | null = null

  /** @returns the response once it is complete, null before */
  push(chunk: Buffer): HttpResponse | null {
    const data = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk
    const response = readResponse(data)
    this.#pending = response ? null : data
    return response
  }
}

function readResponse(data: Buffer): HttpResponse | null {
  const headerLength = data.indexOf(HEADER_END)
  if (headerLength < 0) return null
  const header = data.toString('latin1', 0, headerLength)
  const bodyStart = headerLength + HEADER_END.length
  const body = CHUNKED.test(header)
    ? readChunks(data, bodyStart)
    : readPlain(data, bodyStart, Number(CONTENT_LENGTH.exec(header)?.[1] ?? 0))
  return body === null ? null : { status: Number(header.slice(9, 12)), body }
}

function readPlain(data: Buffer, start: number, length: number): string | null {
  return data.length < start + length ? null : data.toString('utf8', start, start + length)
}

function readChunks(data: Buffer, start: number): string | null {
  const parts: Buffer[] = []
  for (let at = start; ;) {
    const lineEnd = data.indexOf(CRLF, at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(data.toString('latin1', at, lineEnd), 16)
    const chunkStart = lineEnd + CRLF.length
    const next = chunkStart + size + CRLF.length
    if (data.length < next) return null
    if (size === 0) return Buffer.concat(parts).toString()
    parts.push(data.subarray(chunkStart, chunkStart + size))
    at = next
  }
}
