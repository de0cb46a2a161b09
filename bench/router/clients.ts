import { readFileSync, writeFileSync } from 'node:fs'
import { createIdentitySigner, IDENTITY_HEADER } from '@floodgate/platform/identity'
import type { RedisClient } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { postRequest } from '../lib/http-request.ts'
import { inParallel } from '../lib/in-parallel.ts'
import type { RequestSource } from '../lib/load-plan.ts'
import type { Query } from './target.ts'

export interface Client {
  readonly userId: string
  readonly sessionId: string
  readonly token: string
}

const AT_ONCE = 100

/** Opens many sessions of one account, as logins do, and writes them to a file for the load generator. */
export async function openSessions(
  redis: RedisClient,
  { userId, count, path }: { userId: string; count: number; path: string },
): Promise<void> {
  const sessions = createSessionStore(redis)
  const opened: string[] = []
  while (opened.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - opened.length) })
    const lines = await inParallel(some, AT_ONCE, async () => {
      const { sessionId, token } = await sessions.open({ id: userId, roles: ['CUSTOMER'] })
      return `${userId} ${sessionId} ${token}`
    })
    opened.push(...lines)
    // Else the oldest would be ended: an account has 100 at most.
    await redis.del(`floodgate:session:user:${userId}`)
  }
  writeFileSync(path, opened.join('\n'), { mode: 0o600 })
}

export function readClients(path: string): Client[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => {
      const [userId = '', sessionId = '', token = ''] = line.split(' ')
      return { userId, sessionId, token }
    })
}

export interface QueryRequestOptions {
  readonly clientsFile: string
  readonly identitySecret: string
  readonly query: Query
  readonly count: number
}

/** Called in the load generator's process: requests of clients in turn, each with an `Authorization` of its own. */
export function createRequests(options: QueryRequestOptions): Buffer[] {
  const clients = readClients(options.clientsFile)
  const headersOf = createHeaders(options.identitySecret)
  const { text: query, variables } = options.query
  const body = JSON.stringify({ query, variables })
  return Array.from({ length: options.count }, (_, at) => {
    const client = clients[at % clients.length]
    if (!client) throw new Error('there are no clients')
    return postRequest('/graphql', body, headersOf(client))
  })
}

/** Gateways that sign no identities forward one that is signed already. The router signs its own. */
export function createHeaders(identitySecret: string): (client: Client) => Record<string, string> {
  const signer = createIdentitySigner(identitySecret)
  return ({ userId, sessionId, token }) => {
    const identity = { kind: 'user' as const, userId, roles: ['CUSTOMER' as const], sessionId }
    return {
      authorization: `Bearer ${token}`,
      [IDENTITY_HEADER]: signer.sign(identity, 'benchmark'),
    }
  }
}

/** The same from outside the load generator's process. */
export function queryRequests(options: QueryRequestOptions): RequestSource {
  return { module: import.meta.url, options }
}
