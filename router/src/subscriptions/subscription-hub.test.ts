import type { Identity } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import fc from 'fast-check'
import type { FormattedExecutionResult } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CompiledOperation, Primary } from '../executor/compiled-operation.ts'
import type { SubscriptionSource } from '../subgraph/subscription-source.ts'
import { createSubscriptionHub } from './subscription-hub.ts'
import type { SubscriptionPlan } from './subscription-plan.ts'

type Sink = Parameters<SubscriptionSource['subscribe']>[1]

interface Topic {
  /** Whether its events are states with a version, the current one first. */
  readonly tellsStates: boolean
  readonly isPublic: boolean
}

const TOPICS: readonly Topic[] = [
  { tellsStates: true, isPublic: false },
  { tellsStates: true, isPublic: true },
  { tellsStates: false, isPublic: false },
]
const USERS = ['ann', 'bob'] as const

interface Action {
  readonly kind: 'join' | 'leave' | 'publish' | 'turn' | 'age' | 'settle' | 'replan'
  readonly topic: number
  readonly user: (typeof USERS)[number]
  /** Which client leaves; how many turns the completion of an event takes. */
  readonly number: number
}

const actions = fc.array(
  fc.record<Action>({
    kind: fc.constantFrom(
      'join',
      'join',
      'leave',
      'publish',
      'publish',
      'turn',
      'age',
      'settle',
      'replan',
    ),
    topic: fc.nat(TOPICS.length - 1),
    user: fc.constantFrom(...USERS),
    number: fc.nat(9),
  }),
  { maxLength: 60 },
)

interface Client {
  readonly topic: number
  readonly user: string
  readonly told: number[]
  /** Versions that were published when it came, and when it left. */
  readonly from: number
  to: number | undefined
  readonly leave: () => void
}

/** A subgraph whose subscriptions a test counts and tells events. */
function createFeed() {
  const versions = TOPICS.map(() => 0)
  const upstreams = TOPICS.map(() => new Set<Sink>())
  const eventOf = (version: number): FormattedExecutionResult => ({ data: { version } })
  const source: SubscriptionSource = {
    subscribe({ query }, sink) {
      const topic = Number(query)
      upstreams[topic]?.add(sink)
      if (TOPICS[topic]?.tellsStates) sink.next(eventOf(versions[topic] ?? 0))
      return () => void upstreams[topic]?.delete(sink)
    },
    close: () => undefined,
  }
  return {
    source,
    version: (topic: number) => versions[topic] ?? 0,
    open: (topic: number) => upstreams[topic]?.size ?? 0,
    publish(topic: number) {
      const version = (versions[topic] ?? 0) + 1
      versions[topic] = version
      for (const sink of upstreams[topic] ?? []) sink.next(eventOf(version))
    },
  }
}

/** Completing an event takes some turns, of which `turns` says how many. */
function planOf(topic: number, turns: () => number): SubscriptionPlan {
  const { tellsStates, isPublic } = TOPICS[topic] ?? { tellsStates: true, isPublic: false }
  return {
    ...{ key: String(topic), query: String(topic), variables: {}, isPublic },
    compiled: {} as CompiledOperation,
    primary: { subgraph: 'feed', operationName: undefined, variables: [] } as unknown as Primary,
    stateOf: tellsStates
      ? (data) => ({ version: (data as { version: number }).version, id: undefined })
      : undefined,
    async executeEvent(_compiled, { data }) {
      for (let left = turns(); left > 0; left--) await Promise.resolve()
      return { data: JSON.stringify(data), errors: [] }
    },
  }
}

const identityOf = (userId: string): Identity => ({
  ...{ kind: 'user', userId, roles: [], sessionId: `ses_${userId}` },
})
const settle = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() =>
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval', 'setTimeout'] }),
)
afterEach(() => vi.useRealTimers())

const hubOf = ({ source }: ReturnType<typeof createFeed>) =>
  createSubscriptionHub({
    sources: { feed: source },
    createContext: () => ({ signedIdentity: () => '' }) as never,
    formatError: (formatted) => formatted,
    limits: { heldBackBytes: 1, unsentBytes: 1 },
    logger: createLogger({ name: 'test', level: 'silent' }),
  })

async function run(script: readonly Action[]): Promise<void> {
  const feed = createFeed()
  const hub = hubOf(feed)
  const clients: Client[] = []
  let turns = 0
  const present = () => clients.filter(({ to }) => to === undefined)

  function join({ topic, user }: Action): void {
    const told: number[] = []
    const ended = vi.fn()
    const text = { query: String(topic), operationName: undefined, variables: undefined }
    const leave = hub.join(
      planOf(topic, () => turns),
      { identity: identityOf(user), requestId: 'r', text },
      {
        next(payload) {
          const { data } = JSON.parse(payload) as { data: { version: number } }
          told.push(data.version)
        },
        end: ended,
        unsentBytes: () => 0,
        giveUp: ended,
      },
    )
    clients.push({ topic, user, told, from: feed.version(topic), to: undefined, leave })
  }

  function leaveOne({ number }: Action): void {
    const here = present()
    const client = here[number % here.length]
    if (!client) return
    client.leave()
    client.to = feed.version(client.topic)
    // It is told nothing from here on.
    Object.freeze(client.told)
  }

  async function settled(): Promise<void> {
    await settle()
    for (const client of present()) expectToldAll(client, feed.version(client.topic))
    for (const topic of TOPICS.keys()) expectOneUpstream(topic)
    const open = [...TOPICS.keys()].reduce((sum, topic) => sum + feed.open(topic), 0)
    expect(hub.counts()).toEqual({ clients: present().length, upstreams: open })
  }

  function expectOneUpstream(topic: number): void {
    const scopes = new Set(
      present()
        .filter((each) => each.topic === topic)
        .map(({ user }) => user),
    )
    const { tellsStates, isPublic } = TOPICS[topic] ?? {}
    if (scopes.size === 0) expect(feed.open(topic)).toBe(0)
    else if (tellsStates) expect(feed.open(topic)).toBe(isPublic ? 1 : scopes.size)
    else expect(feed.open(topic)).toBeGreaterThanOrEqual(scopes.size)
  }

  for (const action of script) {
    turns = action.number
    if (action.kind === 'join') join(action)
    else if (action.kind === 'leave') leaveOne(action)
    else if (action.kind === 'publish') feed.publish(action.topic)
    else if (action.kind === 'replan') hub.replan(({ query }) => planOf(Number(query), () => turns))
    else if (action.kind === 'turn') await Promise.resolve()
    else {
      if (action.kind === 'age') await vi.advanceTimersByTimeAsync(1_100)
      await settled()
    }
  }
  await settled()
  for (const client of present()) {
    client.leave()
    client.to = feed.version(client.topic)
  }
  await settled()
  expect(hub.counts()).toEqual({ clients: 0, upstreams: 0 })
  hub.close()
}

/**
 * Once everything is told: of events, all since it came, in order, after at most some that were on their way when it came (another
 * supergraph may repeat some, too); of states, ever newer ones up to the newest.
 */
function expectToldAll({ topic, told, from }: Client, newest: number): void {
  if (!TOPICS[topic]?.tellsStates) {
    const first = Math.min(told[0] ?? from + 1, from + 1)
    const all = Array.from({ length: newest - first + 1 }, (_, i) => first + i)
    expect([...new Set(told)]).toEqual(all)
    return
  }
  expect(told.at(-1)).toBe(newest)
  expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
}

describe('shared upstreams', () => {
  it('tell everybody everything from their coming on, one for each scope, while somebody listens', async () => {
    await fc.assert(fc.asyncProperty(actions, run), { numRuns: 400 })
  })

  it('tell every state where all are completed in time, leaving none out', async () => {
    const feed = createFeed()
    const hub = hubOf(feed)
    const told: string[] = []
    const leave = hub.join(
      planOf(0, () => 3),
      {
        identity: identityOf('ann'),
        requestId: 'r',
        text: { query: '', operationName: undefined, variables: undefined },
      },
      {
        next: (payload) => void told.push(payload),
        end: () => undefined,
        unsentBytes: () => 0,
        giveUp: () => undefined,
      },
    )
    for (let i = 0; i < 50; i++) feed.publish(0)
    await settle()
    expect(told).toEqual(
      Array.from({ length: 51 }, (_, version) => JSON.stringify({ data: { version } })),
    )
    leave()
    hub.close()
  })
})
