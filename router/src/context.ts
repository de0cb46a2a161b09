import { type Identity, type IdentitySigner } from '@floodgate/platform/identity'

/** What one operation carries through the gateway to the subgraphs. */
export interface RouterContext {
  readonly requestId: string
  readonly identity: Identity
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** The value of the identity header, signed once per operation. */
  readonly signedIdentity: () => string
}

export function createContextFactory(identitySigner: IdentitySigner) {
  return (
    requestId: string,
    identity: Identity,
    signal: AbortSignal,
    clientIp?: string,
  ): RouterContext => {
    let signed: string | undefined
    return {
      requestId,
      identity,
      signal,
      signedIdentity: () => (signed ??= identitySigner.sign(identity, requestId, clientIp)),
    }
  }
}

export type CreateContext = ReturnType<typeof createContextFactory>
