import type { Logger } from '@floodgate/platform/logging'
import type { Server } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { CLOSE_CODES, INTERNAL_ERROR } from './close-codes.ts'
import type { KeepAlive } from './keep-alive.ts'

/** The router's side of one client's socket. */
export interface ConnectionExtra {
  readonly clientIp: string | undefined
  /** Of the session's cookie, where the page that opened the socket may use it. */
  readonly authorization: string | undefined
  close(code: number, reason: string): void
  isClosed(): boolean
  /** Writes a message that is text already; not at all once the socket closes. */
  write(message: string): void
  /** What was written and has not left the process. */
  unsentBytes(): number
  /** Called when the socket has closed. */
  onClosed?: () => void
}

export interface ConnectionLimits {
  /** A ping each so many milliseconds; a client that has not answered by the next one is gone. */
  readonly keepAliveMs: number
  /** Bytes that may wait to be sent to a client. */
  readonly unsentBytes: number
  /** How long a client may take to answer a close before its socket is cut. */
  readonly closeMs: number
}

export interface ConnectionServices {
  readonly protocol: Server<ConnectionExtra>
  readonly limits: ConnectionLimits
  readonly keepAlive: KeepAlive
  readonly logger: Logger
}

type Client = Pick<ConnectionExtra, 'clientIp' | 'authorization'>

/** Puts the graphql-ws protocol onto a socket: keep-alive, bounded buffering, one log line per fault. */
export function serveConnection(
  socket: WebSocket,
  services: ConnectionServices,
  client: Client,
): void {
  const { protocol, limits, logger } = services
  const connection = createConnection(socket, limits, client)
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      close: connection.close,
      send(message) {
        connection.write(message)
        return undefined
      },
      onMessage(handle) {
        socket.on('message', (data: Buffer) => {
          handle(data.toString()).catch((err: unknown) => {
            logger.error({ err }, 'websocket message failed')
            connection.close(INTERNAL_ERROR, 'Internal server error')
          })
        })
      },
    },
    connection,
  )
  services.keepAlive.add(socket)
  socket.on('error', (err) => logger.debug({ err: err.message }, 'websocket'))
  socket.once('close', (code, reason) => {
    connection.onClosed?.()
    closed(code, reason.toString()).catch((err: unknown) => {
      logger.error({ err }, 'websocket close failed')
    })
  })
}

function createConnection(
  socket: WebSocket,
  limits: ConnectionLimits,
  client: Client,
): ConnectionExtra {
  const close = (code: number, reason: string) => closeSocket(socket, code, reason, limits.closeMs)
  return {
    ...client,
    close,
    isClosed: () => socket.readyState !== socket.OPEN,
    write(message) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > limits.unsentBytes) {
        return close(CLOSE_CODES.tooSlow, 'The client does not read its messages')
      }
      socket.send(message)
    },
    unsentBytes: () => socket.bufferedAmount,
  }
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
