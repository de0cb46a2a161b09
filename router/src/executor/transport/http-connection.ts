import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type ResponseHead } from './http-response.ts'
import { createResponseReader, type Response } from './http-response-reader.ts'
import { SubgraphTimeout } from './transport.ts'

/** A request, and who waits for its answer. */
export interface Exchange {
  readonly head: string
  readonly body: string
  /** Undefined while it waits for one. */
  connection: Connection | undefined
  onHead(head: ResponseHead): void
  resolve(response: Response): void
  reject(reason: unknown): void
}

export interface ConnectionOptions {
  readonly origin: URL
  /** Longest silence while something is awaited. */
  readonly timeoutMs: number
  /** An exchange is over, and the connection free for the next. */
  readonly onFree: (connection: Connection) => void
  readonly onClosed: (connection: Connection) => void
}

/** A connection for one exchange after the other. */
export interface Connection {
  /** Until when it may be used again, by the clock of `performance.now()`. */
  readonly goodUntil: () => number
  send(exchange: Exchange): void
  /** Ends it at once; an exchange under way is rejected. */
  destroy(reason?: unknown): void
}

/** How long an idle connection is used again where the server does not say. */
const KEEP_ALIVE_MS = 4_000
/** The server may close it a moment earlier than we know. */
const KEEP_ALIVE_MARGIN_MS = 1_000

/** The other side closed it before it had answered. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  readonly code = 'ECONNRESET'
}

export function openConnection(options: ConnectionOptions): Connection {
  const { origin, timeoutMs, onFree, onClosed } = options
  const socket = connectTo(origin)
  let exchange: Exchange | undefined
  let goodUntil = 0
  const reader = createResponseReader((head) => exchange?.onHead(head))
  // One timer for its whole life: to set it anew is cheaper than to make one.
  const silence = setTimeout(() => {
    if (exchange) destroy(new SubgraphTimeout(`no answer for ${timeoutMs} ms`))
  }, timeoutMs)

  function destroy(reason?: unknown): void {
    const failed = exchange
    exchange = undefined
    socket.destroy()
    failed?.reject(reason)
  }

  function finish(response: Response): void {
    const { resolve } = exchange ?? {}
    exchange = undefined
    reader.reset()
    const keptMs = response.head.keepAliveMs
    const usableMs = keptMs === undefined ? KEEP_ALIVE_MS : keptMs - KEEP_ALIVE_MARGIN_MS
    goodUntil = performance.now() + usableMs
    if (usableMs > 0) onFree(connection)
    else socket.destroy()
    resolve?.(response)
  }

  function receive(data: Buffer): void {
    // Nothing was asked for.
    if (!exchange) return destroy()
    silence.refresh()
    try {
      const response = reader.push(data)
      if (response) finish(response)
    } catch (error) {
      destroy(error)
    }
  }

  socket.on('data', receive)
  socket.on('end', () => {
    const response = exchange && reader.end()
    if (response) finish(response)
    else destroy(new ConnectionLost('the connection was closed before the answer was complete'))
  })
  socket.on('error', destroy)
  socket.on('close', () => {
    clearTimeout(silence)
    destroy(new ConnectionLost('the connection was closed'))
    onClosed(connection)
  })

  const connection: Connection = {
    goodUntil: () => goodUntil,
    send(next) {
      exchange = next
      next.connection = connection
      silence.refresh()
      write(socket, next)
    },
    destroy,
  }
  return connection
}

function connectTo({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (protocol === 'https:') {
    const address = { host, port: Number(port || 443), servername: host, noDelay: true }
    return connectTls({ ...address, ALPNProtocols: ['http/1.1'] })
  }
  return connectTcp({ host, port: Number(port || 80), noDelay: true })
}

/** In one write. */
function write(socket: Socket, { head, body }: Exchange): void {
  // Node writes strings in one encoding: header values may be Latin-1, which UTF-8 has other bytes for.
  if (Buffer.byteLength(head) === head.length) {
    socket.write(head + body, 'utf8')
    return
  }
  socket.cork()
  socket.write(head, 'latin1')
  socket.write(body, 'utf8')
  socket.uncork()
}
