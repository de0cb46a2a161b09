import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ChangeAnnouncer, createChangeAnnouncer } from '@floodgate/platform/change-log'
import { createIdentitySigner, type Identity } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { graphql, parse } from 'graphql'
import { type AnswerSharing, startAnswerSharing } from '../cache/answer-sharing.ts'
import { shareAnswers } from '../cache/sharing-executor.ts'
import { createContextFactory, type RouterContext } from '../context.ts'
import { createExecutor } from '../executor/executor.ts'
import { CACHE_CONTROL, composeSdl } from '../executor/testing/answers.ts'
import { NEVER_ABORTED } from '../executor/transport/cancel-signal.ts'
import type { SubgraphAnswer, SubgraphRequest } from '../executor/transport/transport.ts'
import { type HeaderRules, NO_HEADER_RULES } from '../subgraph/header-rules.ts'

const SDL = `${CACHE_CONTROL}
type Query {
  product(id: ID!): Product @cacheControl(maxAge: 60)
  products: [Product!]! @cacheControl(maxAge: 60)
  viewer: String @cacheControl(maxAge: 60)
  mine: String @cacheControl(maxAge: 60, scope: PRIVATE)
  now: Int
  broken: Int @cacheControl(maxAge: 60)
}
type Product @key(fields: "id") @cacheControl(inheritMaxAge: true) { id: ID! version: Int! }`

const NOBODY: Identity = { kind: 'anonymous' }

const HEAD =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])\n'

interface Request {
  readonly identity?: Identity
  readonly clientHeaders?: IncomingHttpHeaders
  readonly signal?: AbortSignal
  readonly variables?: Record<string, unknown>
}

export interface SharedShop {
  /** By product: grows with each change. A test changes it, then announces that. */
  readonly versions: Map<string, number>
  readonly announcer: ChangeAnnouncer
  /** Whether answers of the subgraph wait, each with what it has read. */
  hold(): void
  release(): void
  /** Requests that reached the subgraph. */
  asked(): number
  ask(query: string, request?: Request): Promise<{ data: unknown; context: RouterContext }>
  close(): Promise<void>
}

/** One subgraph in this process behind the executor, with answers shared as by a router with real Redis. */
export function openSharedShop({
  headerRules = NO_HEADER_RULES,
}: { headerRules?: HeaderRules } = {}): SharedShop {
  const logger = createLogger({ name: 'test', level: 'silent' })
  const redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  const subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger })
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  const log = { redis, hints, logger, name: `test:changes:${randomUUID()}` }
  const announcer = createChangeAnnouncer(log)
  const versions = new Map<string, number>()
  let asked = 0
  let gate: PromiseWithResolvers<undefined> | undefined

  const schema = buildSubgraphSchema([
    { typeDefs: parse(HEAD + SDL), resolvers: resolversOf(versions) },
  ])
  async function fetch({ body, context }: SubgraphRequest<RouterContext>): Promise<SubgraphAnswer> {
    asked += 1
    const { query: source, variables: variableValues } = JSON.parse(body) as {
      query: string
      variables: Record<string, unknown>
    }
    const answer = await graphql({ schema, source, variableValues, contextValue: context })
    await gate?.promise
    return JSON.parse(JSON.stringify(answer)) as SubgraphAnswer
  }

  const compiled = createExecutor({
    supergraphSdl: composeSdl({ goods: SDL }).supergraphSdl,
    transport: { fetch },
  })
  const createContext = createContextFactory(createIdentitySigner('x'.repeat(32)))
  const sharing: AnswerSharing = startAnswerSharing({
    ...log,
    metrics: createMetrics('test'),
    keptBytes: 10_000_000,
    deduplicate: true,
  })
  const executor = shareAnswers(compiled, { answers: sharing.answers, headerRules, createContext })

  return {
    versions,
    announcer,
    hold: () => (gate = Promise.withResolvers()),
    release() {
      gate?.resolve(undefined)
      gate = undefined
    },
    asked: () => asked,
    async ask(query, { identity = NOBODY, clientHeaders, signal, variables } = {}) {
      const context = createContext(
        'r',
        identity,
        signal ?? NEVER_ABORTED,
        undefined,
        clientHeaders,
      )
      const operation = executor.plan({ document: parse(query) })
      const answer = await executor.execute(operation, { context, signal, variables })
      return { data: JSON.parse(answer.data ?? 'null') as unknown, context }
    },
    async close() {
      sharing.close()
      await announcer.close()
      await hints.close()
      await closeRedis(subscriber)
      await closeRedis(redis)
    },
  }
}

function resolversOf(versions: ReadonlyMap<string, number>) {
  const productOf = (id: string) => {
    const version = versions.get(id)
    return version === undefined ? null : { id, version }
  }
  return {
    Query: {
      product: (_: unknown, { id }: { id: string }) => productOf(id),
      products: () => [...versions.keys()].map(productOf),
      viewer: (_: unknown, _args: unknown, { identity }: RouterContext) => identity.kind,
      mine: (_: unknown, _args: unknown, { identity }: RouterContext) => identity.kind,
      now: () => performance.now(),
      broken: () => {
        throw new Error('broken')
      },
    },
  }
}
