import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** A request that a client has begun, byte by byte, and the server's view of it. */
export interface RawRequest {
  readonly client: Socket
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Of the client and the server. */
  close(): void
}

/** @param text all that has come of it yet after the `host` header */
export async function beginRequest(text: string): Promise<RawRequest> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write(`POST / HTTP/1.1\r\nhost: here\r\n${text}`)
  const [request, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse]
  return {
    ...{ client, request, response },
    close() {
      client.destroy()
      server.close()
    },
  }
}
