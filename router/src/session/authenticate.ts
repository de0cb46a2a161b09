import type { Identity } from '@floodgate/platform/identity'
import { type Session, type SessionStore, tokenHashOf } from '@floodgate/platform/session-store'
import { graphqlError } from '../errors.ts'
import type { WatchedSession } from './session-watch.ts'

/**
 * Who is behind an `Authorization` value: anonymous without one, else the session's user.
 * @throws GraphQLError UNAUTHENTICATED for a token that is malformed, unknown, expired or revoked; UNAVAILABLE when sessions can't
 * be looked up
 */
export type Authenticate = (authorization: string | undefined) => Promise<Identity>

const BEARER = /^Bearer +([^\s]+)$/i

export function createAuthenticator(sessions: Pick<SessionStore, 'find'>): Authenticate {
  return async (authorization) => {
    if (!authorization) return { kind: 'anonymous' }
    return userOf(await findSession(sessions, tokenIn(authorization)))
  }
}

/** Whose connection it is, and the session that it rests on. */
export interface Admitted {
  readonly identity: Identity
  /** Undefined for the anonymous. */
  readonly session?: WatchedSession
}

export type Admit = (authorization: string | undefined) => Promise<Admitted>

/** As `createAuthenticator`, for what lasts longer than a request. */
export function createAdmission(sessions: Pick<SessionStore, 'find'>): Admit {
  return async (authorization) => {
    if (!authorization) return { identity: { kind: 'anonymous' } }
    const token = tokenIn(authorization)
    const session = await findSession(sessions, token)
    const { expiresAt } = session
    return { identity: userOf(session), session: { tokenHash: tokenHashOf(token), expiresAt } }
  }
}

function tokenIn(authorization: string): string {
  const token = BEARER.exec(authorization.trim())?.[1]
  if (token) return token
  throw graphqlError('UNAUTHENTICATED', 'Authorization must have the form `Bearer <token>`.')
}

async function findSession(sessions: Pick<SessionStore, 'find'>, token: string): Promise<Session> {
  let session: Session | null
  try {
    session = await sessions.find(token)
  } catch (cause) {
    throw graphqlError('UNAVAILABLE', 'Sessions can not be checked now; try again.', cause)
  }
  if (!session) throw graphqlError('UNAUTHENTICATED')
  return session
}

function userOf({ userId, roles, sessionId }: Session): Identity {
  return { kind: 'user', userId, roles, sessionId }
}

/**
 * The `Authorization` value of a connection_init payload: `{ Authorization }` or `{ authorization }` as in the header,
 * or `{ token }` without the scheme. Null and empty values count as absent, since clients that are not logged in send them.
 */
export function authorizationOf(
  params: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  const entries = Object.entries(params ?? {})
  const named = (name: string) => entries.find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
  const [authorization, token] = [named('authorization'), named('token')]
  if (authorization !== '') return textOf(authorization)
  return token === '' ? undefined : `Bearer ${textOf(token)}`
}

/** Anything but a string becomes one that no session has. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : 'malformed')
