import { newId } from '@floodgate/platform/identifier'
import { type Role, ROLES } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createSessionStore, type SessionStore } from '@floodgate/platform/session-store'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import type { TestStack } from '../../scripts/testing/stack.ts'
import { type Findings, judge, noFindings } from './findings.ts'
import { hugeRequest, rawRequest, type RawRequest } from './raw-requests.ts'
import { type Operation, operationFor, type RootField, rootFieldsOf } from './operations.ts'
import { sweepOf } from './sweep.ts'
import { createRandom, type Random } from './random.ts'

export interface FuzzOptions {
  readonly requests: number
  readonly seed: number
  /** Begins with every text of every operation, as far as `requests` go. @default false */
  readonly sweep?: boolean
  readonly onProgress?: (done: number) => void
}

const JSON_TYPE = { 'content-type': 'application/json' }
const PARALLEL = 8
const REQUESTS_PER_SESSION = 200

/** Sends hostile requests to the router of a stack, under every role, and collects what should not have come back. */
export async function fuzz(
  stack: Pick<TestStack, 'routerUrl' | 'redisUrl' | 'crashes'>,
  { requests, seed, sweep = false, onProgress }: FuzzOptions,
): Promise<Findings> {
  const logger = createLogger({ name: 'fuzz', level: 'silent' })
  const redis = createRedis(stack.redisUrl, { purpose: 'commands', logger })
  const findings = noFindings()
  const fields = rootFieldsOf(await schemaOf(stack.routerUrl)).filter(
    ({ kind }) => kind !== 'subscription',
  )
  const ids = await realIds(stack.routerUrl)
  const shared = {
    url: stack.routerUrl,
    sessions: createSessionStore(redis),
    fields,
    ids,
    findings,
  }
  const swept = sweep ? sweepOf(fields, ids) : [].values()
  const staff = await headersOf(shared.sessions, 'ADMIN')
  let begun = 0

  async function runner(number: number): Promise<void> {
    const random = createRandom(seed + number)
    let headers = await sessionHeaders(shared.sessions, random)
    for (let own = 1; begun < requests; own += 1) {
      begun += 1
      if (begun % 1_000 === 0) onProgress?.(begun)
      if (own % REQUESTS_PER_SESSION === 0) headers = await sessionHeaders(shared.sessions, random)
      const { value } = swept.next() as IteratorResult<Operation, undefined>
      const request = value
        ? { method: 'POST', headers: staff, body: JSON.stringify(value) }
        : nextRequest(fields, ids, random, headers)
      await sendOne(shared, request)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, (_, number) => runner(number)))
  findings.crashes = stack.crashes.length
  await closeRedis(redis)
  return findings
}

interface Shared {
  readonly url: string
  readonly findings: Findings
}

async function sendOne(
  { url, findings }: Shared,
  { method, search = '', headers, body }: RawRequest,
): Promise<void> {
  try {
    const response = await fetch(`${url}${search}`, {
      ...{ method, headers, signal: AbortSignal.timeout(30_000) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    })
    judge(findings, `${method} ${search} ${String(body)}`, response.status, await response.text())
  } catch (error) {
    // No answer at all is no better than a wrong one.
    judge(findings, `${method} ${search} ${String(body)}`, 599, String(error))
  }
}

function nextRequest(
  fields: readonly RootField[],
  ids: readonly string[],
  random: Random,
  session: Record<string, string>,
): RawRequest {
  const dice = random.next()
  if (dice < 0.001) return hugeRequest()
  if (dice < 0.25) return rawRequest(random)
  const field = fields[random.below(fields.length)]
  if (!field) throw new Error('the graph has no fields')
  return {
    method: 'POST',
    headers: { ...JSON_TYPE, ...session },
    body: JSON.stringify(operationFor(field, random, ids)),
  }
}

/** Of an account with one of the roles, or of nobody. */
async function sessionHeaders(
  sessions: SessionStore,
  random: Random,
): Promise<Record<string, string>> {
  const role = random.pick([undefined, ...ROLES])
  return role ? headersOf(sessions, role) : {}
}

async function headersOf(sessions: SessionStore, role: Role): Promise<Record<string, string>> {
  const { token } = await sessions.open({ id: newId('usr'), roles: [role] })
  return { ...JSON_TYPE, authorization: `Bearer ${token}` }
}

export async function schemaOf(url: string) {
  return buildClientSchema(await ask<IntrospectionQuery>(url, getIntrospectionQuery()))
}

async function realIds(url: string): Promise<string[]> {
  const data = await ask<{
    products: { edges: { node: { id: string; category: { id: string } } }[] }
    seckillEvents: { edges: { node: { id: string } }[] }
  }>(
    url,
    '{ products(first: 20) { edges { node { id category { id } } } } seckillEvents { edges { node { id } } } }',
  )
  return [
    ...data.products.edges.flatMap(({ node }) => [node.id, node.category.id]),
    ...data.seckillEvents.edges.map(({ node }) => node.id),
  ]
}

async function ask<T>(url: string, query: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown }
  if (!data) throw new Error(JSON.stringify(errors))
  return data
}
