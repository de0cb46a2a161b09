import { createHash, createHmac, randomUUID } from 'node:crypto'

interface SigningClient {
  readonly keyId: string
  readonly secret: string
}

/**
 * The headers that sign a POST of GraphQL (RFC 9421, HMAC-SHA256): send them with `headers` and exactly this `body`. Needs nothing but
 * Node, so that a client may copy it as it is.
 * @param headers what else is sent and must not be changed, such as `authorization`; by lower-case name
 */
export function signRequest(
  { keyId, secret }: SigningClient,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const { pathname } = new URL(url)
  const components = [
    ['@method', 'POST'],
    ['@path', pathname],
    ['content-digest', digest],
    ...Object.entries(headers),
  ] as const
  const names = components.map(([name]) => `"${name}"`).join(' ')
  const created = Math.floor(Date.now() / 1_000)
  const parameters = `(${names});created=${created};expires=${created + 300};nonce="${randomUUID()}";keyid="${keyId}";alg="hmac-sha256"`
  const base = [
    ...components.map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${parameters}`,
  ].join('\n')
  const signature = createHmac('sha256', secret).update(base).digest('base64')
  return {
    ...headers,
    'content-type': 'application/json',
    'content-digest': digest,
    'signature-input': `sig=${parameters}`,
    signature: `sig=:${signature}:`,
  }
}
