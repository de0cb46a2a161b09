import type { IncomingMessage } from 'node:http'

/**
 * The body as UTF-8 text; null when it is longer than `limit` bytes. The request stays open then, so that the refusal
 * reaches a client that is still sending: Node reads the rest away, for as long as the server's `requestTimeout` allows.
 * Rejects when the client leaves before the end.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(null)
  // Listeners, since an async iterator over the request costs more than the rest of a small request's handling.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else resolve(null)
    })
    request.on('end', () => {
      const [only] = chunks
      resolve(chunks.length === 1 && only ? only.toString() : Buffer.concat(chunks).toString())
    })
    // When the client leaves in the middle, too.
    request.on('error', reject)
  })
}
