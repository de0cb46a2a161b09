import { type IncomingMessage } from 'node:http'

/**
 * The body as UTF-8 text; null when it is longer than `limit` bytes. The request stays open then, so that the refusal reaches
 * a client that is still sending: Node reads the rest away, for as long as the server's `requestTimeout` allows.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
