import { type Context } from 'graphql-ws'
import { asGraphQLError } from '../errors.ts'
import { type Admit, authorizationOf } from '../session/authenticate.ts'
import { type SessionWatch } from '../session/session-watch.ts'
import { type Usage } from '../session/usage.ts'
import { CLOSE_CODES } from './close-codes.ts'
import { type ConnectionExtra } from './connection.ts'

export type Connection = Context<Record<string, unknown>, ConnectionExtra>

export interface AdmissionServices {
  readonly admit: Admit
  readonly sessionWatch: SessionWatch
  /** Connections of each user. */
  readonly connections: Usage
}

/** Lets a client in with the token of its `connection_init`, for as long as its session lasts. */
export async function admitConnection(
  { extra, connectionParams }: Connection,
  { admit, sessionWatch, connections }: AdmissionServices,
): Promise<boolean> {
  try {
    const { identity, session } = await admit(authorizationOf(connectionParams))
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
    const isKnown = extensions.code === 'UNAUTHENTICATED'
    extra.close(isKnown ? CLOSE_CODES.forbidden : CLOSE_CODES.tryAgainLater, message)
    return false
  }
}
