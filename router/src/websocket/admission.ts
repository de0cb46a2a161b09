import type { Context } from 'graphql-ws'
import { asGraphQLError } from '../errors.ts'
import { type Admit, authorizationOf } from '../session/authenticate.ts'
import type { SignedRequests } from '../signatures/signed-requests.ts'
import type { SessionWatch } from '../session/session-watch.ts'
import type { Usage } from '../session/usage.ts'
import { CLOSE_CODES } from './close-codes.ts'
import type { ConnectionExtra } from './connection.ts'

export type Connection = Context<Record<string, unknown>, ConnectionExtra>

export interface AdmissionServices {
  readonly admit: Admit
  /** Undefined where no signatures are looked at. */
  readonly signed: SignedRequests | undefined
  readonly sessionWatch: SessionWatch
  /** Connections of each user. */
  readonly connections: Usage
}

/** The `Authorization` value of a connection: what its client sent, else the session's cookie. */
export function credentialOf({
  extra,
  connectionParams,
}: Pick<Connection, 'extra' | 'connectionParams'>): string | undefined {
  return authorizationOf(connectionParams) ?? extra.authorization
}

/** Lets a client in with the token of its `connection_init`, for as long as its session lasts. */
export async function admitConnection(
  connection: Connection,
  { admit, signed, sessionWatch, connections }: AdmissionServices,
): Promise<boolean> {
  const { extra } = connection
  try {
    const { identity, session } = await admit(credentialOf(connection))
    // What comes over a socket is never signed.
    signed?.checkAccount(identity, undefined)
    if (extra.isClosed()) return false
    if (identity.kind !== 'user' || !session) return true
    const release = connections.take(identity.userId)
    if (!release) {
      extra.close(CLOSE_CODES.tooMany, 'The user has too many connections')
      return false
    }
    const unwatch = sessionWatch.watch(session, () =>
      extra.close(CLOSE_CODES.forbidden, 'The session has ended'),
    )
    extra.onClosed = () => {
      release()
      unwatch()
    }
    return true
  } catch (error) {
    const { message, extensions } = asGraphQLError(error)
    const isKnown =
      extensions.code === 'UNAUTHENTICATED' || extensions.code === 'SIGNATURE_REQUIRED'
    extra.close(isKnown ? CLOSE_CODES.forbidden : CLOSE_CODES.tryAgainLater, message)
    return false
  }
}
