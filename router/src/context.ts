import type { IncomingHttpHeaders } from 'node:http'
import type { Identity, IdentitySigner } from '@floodgate/platform/identity'
import type { CancelSignal } from './executor/transport/cancel-signal.ts'

/** What one operation carries through the gateway to the subgraphs. */
export interface RouterContext {
  readonly requestId: string
  readonly identity: Identity
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: CancelSignal
  /** The value of the identity header, signed once per operation. */
  readonly signedIdentity: () => string
  /** Undefined when the client's own address is not known. */
  readonly clientIp?: string | undefined
  /** Of an operation over HTTP. */
  readonly clientHeaders?: IncomingHttpHeaders | undefined
  /** The key id of the client that signed the request. */
  readonly signedBy?: string | undefined
  /** For the response, from whoever made the answer. An object of its own: Apollo Server runs on a copy of the context. */
  readonly forResponse: ForResponse
}

interface ForResponse {
  cacheControl?: string | undefined
  /** Values by lower-case name. */
  headers?: Map<string, readonly string[]>
}

export function createContextFactory(identitySigner: IdentitySigner) {
  return (
    requestId: string,
    identity: Identity,
    signal: CancelSignal,
    clientIp?: string,
    clientHeaders?: IncomingHttpHeaders,
    signedBy?: string,
  ): RouterContext => {
    let signed: string | undefined
    return {
      requestId,
      identity,
      signal,
      clientIp,
      clientHeaders,
      signedBy,
      forResponse: {},
      signedIdentity: () =>
        (signed ??= identitySigner.sign(identity, requestId, clientIp, keyIn(clientHeaders))),
    }
  }
}

/** What is no ASCII, or longer than a key may be, can't go on in a header: subgraphs then say what is wrong with it. */
const KEY = /^[\x20-\x7e]{0,255}$/

function keyIn(headers: IncomingHttpHeaders | undefined): string | undefined {
  const key = headers?.['idempotency-key']
  if (typeof key !== 'string') return undefined
  return KEY.test(key) ? key : ''
}

export type CreateContext = ReturnType<typeof createContextFactory>
