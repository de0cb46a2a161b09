import { type Logger } from '@floodgate/platform/logging'
import { type Server } from 'graphql-ws'
import { type WebSocket } from 'ws'
import { CLOSE_CODES, INTERNAL_ERROR } from './close-codes.ts'

export interface ConnectionExtra {
  readonly close: (code: number, reason: string) => void
  readonly clientIp: string | undefined
  /** Of the session's cookie, where the page that opened the socket may use it. */
  readonly authorization: string | undefined
}

export interface ConnectionLimits {
  /** A ping each so many milliseconds; a client that has not answered by the next one is gone. */
  readonly keepAliveMs: number
  /** Bytes that may wait to be sent to a client. */
  readonly unsentBytes: number
  /** How long a client may take to answer a close before its socket is cut. */
  readonly closeMs: number
}

/** Puts the graphql-ws protocol onto a socket: keep-alive, bounded buffering, one log line per fault. */
export function serveConnection(
  socket: WebSocket,
  protocol: Server<ConnectionExtra>,
  limits: ConnectionLimits,
  logger: Logger,
  client: Pick<ConnectionExtra, 'clientIp' | 'authorization'>,
): void {
  const close = (code: number, reason: string) => closeSocket(socket, code, reason, limits.closeMs)
  const stopPinging = keepAlive(socket, limits.keepAliveMs)

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      close,
      send(data) {
        if (socket.bufferedAmount > limits.unsentBytes) {
          close(CLOSE_CODES.tooSlow, 'The client does not read its messages')
          return Promise.resolve()
        }
        return send(socket, data)
      },
      onMessage(handle) {
        socket.on('message', (data: Buffer) => {
          handle(data.toString()).catch((err: unknown) => {
            logger.error({ err }, 'websocket message failed')
            close(INTERNAL_ERROR, 'Internal server error')
          })
        })
      },
    },
    { close, ...client },
  )
  socket.on('error', (err) => logger.debug({ err: err.message }, 'websocket'))
  socket.once('close', (code, reason) => {
    stopPinging()
    closed(code, reason.toString()).catch((err: unknown) => {
      logger.error({ err }, 'websocket close failed')
    })
  })
}

/** Resolves once the message has left the process, so that the next event waits for a client that reads slowly. */
function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve()
    // A failed write closes the socket, and the close ends every operation: nothing is left to tell here.
    socket.send(data, () => resolve())
  })
}

/** Closes in the protocol's way, and for good if the other side does not answer. */
export function closeSocket(
  socket: WebSocket,
  code: number,
  reason: string,
  limitMs: number,
): void {
  if (socket.readyState >= socket.CLOSING) return
  socket.close(code, reason)
  const cut = setTimeout(() => socket.terminate(), limitMs)
  socket.once('close', () => clearTimeout(cut))
}

function keepAlive(socket: WebSocket, intervalMs: number): () => void {
  let answered = true
  socket.on('pong', () => (answered = true))
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, intervalMs)
  return () => clearInterval(timer)
}
