import { type BodyEnd, MalformedResponse, readHead, type ResponseHead } from './http-response.ts'

export interface Response {
  readonly head: ResponseHead
  readonly body: Buffer
}

/** Puts a response together from what a connection delivers. */
export interface ResponseReader {
  /**
   * The response once it is complete.
   * @throws MalformedResponse, for data after its end too: nothing more was asked for
   */
  push(data: Buffer): Response | undefined
  /** What the end of the connection completes, if it does. */
  end(): Response | undefined
  /** For the next response. */
  reset(): void
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LINE_END = Buffer.from('\r\n')
const NOTHING = Buffer.alloc(0)
/** As Node's own limit. */
const LONGEST_HEAD = 16 * 1024

/** @param onHead called before the body has come */
export function createResponseReader(onHead: (head: ResponseHead) => void): ResponseReader {
  let pieces: Buffer[] = []
  let bytes = 0
  let head: ResponseHead | undefined
  /** Bytes that it takes, where they are known. */
  let wanted = 0

  function take(received: Buffer): void {
    pieces = received.length > 0 ? [received] : []
    bytes = received.length
  }

  function joined(): Buffer {
    const [first] = pieces
    if (pieces.length > 1 || !first) take(Buffer.concat(pieces))
    return pieces[0] ?? NOTHING
  }

  /** What is left of the data after a head; interim ones (1xx) are passed over. */
  function findHead(): boolean {
    for (;;) {
      const received = joined()
      const end = received.indexOf(HEAD_END)
      if (end < 0) {
        if (received.length > LONGEST_HEAD) throw new MalformedResponse('an endless head')
        return false
      }
      const found = readHead(received.toString('latin1', 0, end))
      take(received.subarray(end + HEAD_END.length))
      if (found.status === 101) throw new MalformedResponse('another protocol')
      if (found.status < 200) continue
      head = found
      wanted = found.body.kind === 'length' ? found.body.bytes : 0
      onHead(found)
      return true
    }
  }

  function complete(end: BodyEnd): Buffer | undefined {
    if (end.kind === 'close') return undefined
    if (end.kind === 'chunked') return chunksIn(joined())
    if (bytes < wanted) return undefined
    if (bytes > wanted) throw new MalformedResponse('more than its length')
    return joined()
  }

  return {
    push(data) {
      pieces.push(data)
      bytes += data.length
      if (!head && !findHead()) return undefined
      const body = head && complete(head.body)
      return head && body && { head, body }
    },
    end() {
      return head?.body.kind === 'close' ? { head, body: joined() } : undefined
    },
    reset() {
      head = undefined
      take(NOTHING)
    },
  }
}

/** The body that chunks make; undefined until the last one is there. Trailers are passed over. */
function chunksIn(data: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const lineEnd = data.indexOf(LINE_END, at)
    if (lineEnd < 0) return undefined
    const size = sizeIn(data.toString('latin1', at, lineEnd))
    const start = lineEnd + LINE_END.length
    if (size === 0) return endsAfterTrailers(data, start) ? Buffer.concat(chunks) : undefined
    const end = start + size
    if (data.length < end + LINE_END.length) return undefined
    if (data[end] !== LINE_END[0]) throw new MalformedResponse('a chunk of another size')
    chunks.push(data.subarray(start, end))
    at = end + LINE_END.length
  }
}

function sizeIn(line: string): number {
  const digits = /^[0-9a-f]{1,8}/i.exec(line)?.[0]
  if (digits === undefined) throw new MalformedResponse('a chunk without a size')
  return Number.parseInt(digits, 16)
}

function endsAfterTrailers(data: Buffer, start: number): boolean {
  for (let at = start; ;) {
    const lineEnd = data.indexOf(LINE_END, at)
    if (lineEnd < 0) return false
    if (lineEnd === at) {
      if (data.length > at + LINE_END.length) throw new MalformedResponse('more than its chunks')
      return true
    }
    at = lineEnd + LINE_END.length
  }
}
