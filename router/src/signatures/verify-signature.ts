import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { httpbis, type SignatureParameters } from 'http-message-signatures'
import { graphqlError } from '../errors.ts'
import { matchesContentDigest } from './content-digest.ts'
import type { Nonces } from './nonces.ts'
import type { SignatureConfig } from './signature-config.ts'

/** What a signature is about. */
export interface SignedMessage {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/**
 * The key id of whoever signed a request (RFC 9421, HMAC-SHA256); undefined when nobody did.
 * @throws GraphQLError INVALID_SIGNATURE; UNAVAILABLE when nonces can't be looked up
 */
export type VerifySignature = (message: SignedMessage) => Promise<string | undefined>

const TOLERANCE_SECONDS = 5 * 60
const NONCE = /^[\x21-\x7e]{8,128}$/

export interface VerifierOptions {
  readonly clients: SignatureConfig['clients']
  readonly nonces: Nonces
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

export function createSignatureVerifier(options: VerifierOptions): VerifySignature {
  const { clients, nonces, now = Date.now } = options
  const secrets = new Map(clients.map(({ keyId, secret }) => [keyId, secret]))

  return async (message) => {
    const { headers } = message
    if (headers['signature-input'] === undefined && headers.signature === undefined) {
      return undefined
    }
    const { keyId, nonce } = await check(message, secrets, now() / 1_000)
    const isNew = await nonces.use(keyId, nonce).catch((cause: unknown) => {
      throw graphqlError('UNAVAILABLE', 'Signatures can not be checked now; try again.', cause)
    })
    if (!isNew) throw invalid('its nonce was used before')
    return keyId
  }
}

const invalid = (reason: string) =>
  graphqlError('INVALID_SIGNATURE', `The signature does not hold: ${reason}.`)

interface Signer {
  readonly keyId: string
  readonly nonce: string
}

async function check(
  message: SignedMessage,
  secrets: ReadonlyMap<string, string>,
  seconds: number,
): Promise<Signer> {
  const seen: SignatureParameters[] = []
  const keyLookup = (parameters: SignatureParameters) => {
    seen.push(parameters)
    const secret = secrets.get(parameters.keyid ?? '')
    return Promise.resolve(secret === undefined ? null : keyOf(secret))
  }
  let holds: boolean | null
  try {
    holds = await httpbis.verifyMessage(
      // Ages are checked below: the library's own check takes its tolerance off the wrong end.
      { keyLookup, requiredFields: requiredFields(message), maxAge: 0, notAfter: Infinity },
      asLibraryMessage(message),
    )
  } catch (cause) {
    throw graphqlError('INVALID_SIGNATURE', 'The signature can not be read.', cause)
  }
  const [parameters, ...others] = seen
  if (!parameters || others.length > 0) throw invalid('exactly one is asked for')
  if (holds !== true) throw invalid('it is not of this request, or of no client that is known')
  checkTimes(parameters, seconds)
  if (message.body !== '' && !matchesContentDigest(digestOf(message), message.body)) {
    throw invalid('the content digest is not of this body')
  }
  const { keyid = '', nonce = '' } = parameters
  if (!NONCE.test(nonce)) throw invalid('its nonce must have 8 to 128 characters')
  return { keyId: keyid, nonce }
}

/** What decides about the request must be signed, or it could be changed on the way. */
function requiredFields({ url, headers, body }: SignedMessage): string[] {
  return [
    ...['@method', '@path'],
    ...(url.includes('?') ? ['@query'] : []),
    ...(body === '' ? [] : ['content-digest']),
    ...['authorization', 'cookie', 'idempotency-key'].filter((name) => headers[name] !== undefined),
  ]
}

function checkTimes({ created, expires }: SignatureParameters, seconds: number): void {
  if (!(created instanceof Date)) throw invalid('it does not say when it was created')
  const age = seconds - created.getTime() / 1_000
  if (Math.abs(age) > TOLERANCE_SECONDS) throw invalid('it was not created just now')
  if (expires !== undefined && Number(expires) < seconds) throw invalid('it has expired')
}

const keyOf = (secret: string) => ({
  algs: ['hmac-sha256'],
  verify(data: Buffer, signature: Buffer) {
    const expected = createHmac('sha256', secret).update(data).digest()
    return Promise.resolve(
      signature.length === expected.length && timingSafeEqual(signature, expected),
    )
  },
})

function digestOf({ headers }: SignedMessage): string {
  const digest = headers['content-digest']
  return typeof digest === 'string' ? digest : ''
}

function asLibraryMessage({ method, url, headers }: SignedMessage) {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
  const present = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return {
    method,
    url: `${scheme}://${headers.host ?? 'localhost'}${url}`,
    headers: Object.fromEntries(present),
  }
}
