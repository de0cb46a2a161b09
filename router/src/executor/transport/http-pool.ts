import { type Connection, type Exchange, openConnection } from './http-connection.ts'
import { type ResponseHead } from './http-response.ts'
import { type Response } from './http-response-reader.ts'

export interface PostRequest {
  /** With the query string. */
  readonly path: string
  /** Beside `host` and `content-length`. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly onHead?: ((head: ResponseHead) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface HttpPoolOptions {
  /** Connections at once; further requests wait for one. */
  readonly connections: number
  /** Longest wait for the answer's head, and then for each part of its body. */
  readonly timeoutMs: number
}

/** Kept-alive connections to one origin. */
export interface HttpPool {
  /** @throws SubgraphTimeout, MalformedResponse, the signal's reason, or what broke the connection: an Error with a `code` */
  post(request: PostRequest): Promise<Response>
  /** Waits for exchanges under way. */
  close(): Promise<void>
}

/**
 * HTTP/1.1 for requests and answers that are wanted whole, by the newest idle connection: docs/decisions/0013 says why there is a
 * client of our own.
 */
export function createHttpPool(origin: URL, options: HttpPoolOptions): HttpPool {
  const open = new Set<Connection>()
  const idle: Connection[] = []
  const waiting: Exchange[] = []
  const host = `host: ${origin.host}\r\n`
  let closing: PromiseWithResolvers<undefined> | undefined

  function connect(): Connection {
    const { timeoutMs } = options
    const connection = openConnection({ origin, timeoutMs, onFree, onClosed })
    open.add(connection)
    return connection
  }

  function onFree(connection: Connection): void {
    const next = waiting.shift()
    if (next) connection.send(next)
    else if (closing) connection.destroy()
    else idle.push(connection)
  }

  function onClosed(connection: Connection): void {
    open.delete(connection)
    const at = idle.indexOf(connection)
    if (at >= 0) idle.splice(at, 1)
    const next = waiting.shift()
    if (next) connect().send(next)
    else if (closing && open.size === 0) closing.resolve(undefined)
  }

  function findIdle(): Connection | undefined {
    const now = performance.now()
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (found.goodUntil() > now) return found
      found.destroy()
    }
    return undefined
  }

  function start(exchange: Exchange): void {
    const connection = findIdle() ?? (open.size < options.connections ? connect() : undefined)
    if (connection) connection.send(exchange)
    else waiting.push(exchange)
  }

  function giveUp(exchange: Exchange, reason: unknown): void {
    if (exchange.connection) return exchange.connection.destroy(reason)
    waiting.splice(waiting.indexOf(exchange), 1)
    exchange.reject(reason)
  }

  function exchangeFor(
    { body, onHead, signal }: PostRequest,
    head: string,
    { resolve, reject }: Pick<PromiseWithResolvers<Response>, 'resolve' | 'reject'>,
  ): Exchange {
    const abort = (): void => giveUp(exchange, signal?.reason)
    const exchange: Exchange = {
      head,
      body,
      connection: undefined,
      onHead: (received) => onHead?.(received),
      resolve(response) {
        signal?.removeEventListener('abort', abort)
        resolve(response)
      },
      reject(reason) {
        signal?.removeEventListener('abort', abort)
        reject(reason)
      },
    }
    signal?.addEventListener('abort', abort, { once: true })
    return exchange
  }

  return {
    post(request) {
      const { signal } = request
      if (signal?.aborted) return Promise.reject(signal.reason as Error)
      if (closing) return Promise.reject(new Error('the pool is closed'))
      const head = headOf(request, host)
      if (head === undefined) return Promise.reject(new Error('a header that is none'))
      return new Promise((resolve, reject) =>
        start(exchangeFor(request, head, { resolve, reject })),
      )
    },
    close() {
      if (closing) return closing.promise
      closing = Promise.withResolvers()
      for (const connection of idle.splice(0)) connection.destroy()
      if (open.size === 0) closing.resolve(undefined)
      return closing.promise
    },
  }
}

const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** Undefined when a value could end its line, or has characters that no header has. */
function headOf({ path, headers, body }: PostRequest, host: string): string | undefined {
  let head = `POST ${path} HTTP/1.1\r\n${host}`
  for (const name in headers) {
    const value = headers[name] ?? ''
    if (!VALUE.test(value)) return undefined
    head += `${name}: ${value}\r\n`
  }
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n`
}
