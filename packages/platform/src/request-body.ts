import { type IncomingMessage } from 'node:http'

/** The body as UTF-8 text; null when it is longer than `limit` bytes (the rest is then not read). */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
