import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from '@floodgate/platform/logging'
import { pathOf } from '@floodgate/platform/request-url'
import { handleProtocols, makeServer } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ClientIpOf } from '../http/client-ip.ts'
import type { CookieSessions } from '../session/cookie-session.ts'
import { CLOSE_CODES } from './close-codes.ts'
import {
  closeSocket,
  type ConnectionExtra,
  type ConnectionLimits,
  serveConnection,
} from './connection.ts'
import { spread } from '../drain.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createOperationHooks, type OperationServices } from './operations.ts'

export interface RouterSockets {
  /** Takes an HTTP upgrade over; refuses any path but `path`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Open connections. */
  count(): number
  /** Sends everybody away with a code after which clients connect again; resolves when all are gone. */
  close(): Promise<void>
}

export interface SocketOptions {
  readonly path: string
  readonly limits: ConnectionLimits
  /** Over how long clients are sent away, so that they don't come back all at once. */
  readonly drainMs: number
  readonly logger: Logger
}

/**
 * graphql-transport-ws. A foreign page may connect, as any program may; the session's cookie counts for pages of the shop alone.
 */
export function createRouterSockets(
  services: OperationServices & {
    readonly clientIpOf: ClientIpOf
    readonly cookies: CookieSessions
  },
  options: SocketOptions,
): RouterSockets {
  const { path, limits, logger } = options
  const protocol = makeServer<Record<string, unknown>, ConnectionExtra>(
    createOperationHooks(services),
  )
  const keepAlive = createKeepAlive(limits.keepAliveMs)
  const server = new WebSocketServer({
    noServer: true,
    // Compression would cost each connection hundreds of KiB.
    perMessageDeflate: false,
    maxPayload: 1024 * 1024,
    handleProtocols: (protocols) => handleProtocols(protocols),
  })
  const serving = { protocol, limits, keepAlive, logger }
  let closing = false

  return {
    upgrade(request, socket, head) {
      const requested = pathOf(request)
      socket.on('error', (err) => logger.debug({ err: err.message }, 'upgrade'))
      if (closing) return refuse(socket, '503 Service Unavailable')
      if (requested !== path) return refuse(socket, '404 Not Found')
      server.handleUpgrade(request, socket, head, (client) =>
        serveConnection(client, serving, {
          clientIp: services.clientIpOf(request),
          authorization: cookieOf(services.cookies, request),
        }),
      )
    },
    count: () => server.clients.size,
    async close() {
      closing = true
      const farewell = (client: WebSocket) =>
        closeSocket(
          client,
          CLOSE_CODES.goingAway,
          'The router is stopping; connect again',
          limits.closeMs,
        )
      await spread([...server.clients], options.drainMs, farewell)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      keepAlive.close()
    },
  }
}

/** A socket of a foreign page is nobody's. */
function cookieOf(cookies: CookieSessions, request: IncomingMessage): string | undefined {
  try {
    return cookies.authorizationOf(request)
  } catch {
    return undefined
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
