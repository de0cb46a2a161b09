import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './identifier.ts'
import { currentThenChanges } from './live.ts'
import { createLogger } from './logging.ts'
import { createHintBus, type HintBus } from './pubsub.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { testRedisUrl } from './testing/servers.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
let publisher: RedisClient
let subscriber: RedisClient
let hints: HintBus

beforeAll(() => {
  publisher = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger })
  hints = createHintBus({ publisher, subscriber, logger })
})
afterAll(async () => {
  await hints.close()
  await closeRedis(subscriber)
  await closeRedis(publisher)
})

describe('hint bus', () => {
  it('reaches every listener of the channel, and no other', async () => {
    const [channel, other] = [newId('msg'), newId('msg')]
    const [first, second, stranger] = await Promise.all([
      hints.listen(channel),
      hints.listen(channel),
      hints.listen(other),
    ])
    await hints.publish(channel)
    expect(await Promise.all([first.next(), second.next()])).toEqual([true, true])
    stranger.close()
    expect(await stranger.next()).toBe(false)
    first.close()
    second.close()
  })

  it('makes many unread hints one', async () => {
    const channel = newId('msg')
    const listener = await hints.listen(channel)
    for (let i = 0; i < 10; i += 1) await hints.publish(channel)
    expect(await listener.next()).toBe(true)
    // Published on the same connection before, so all ten have arrived once this one has.
    const marker = await hints.listen(`${channel}-marker`)
    await hints.publish(`${channel}-marker`)
    await marker.next()
    await listener.next(1)
    const waited = listener.next()
    listener.close()
    expect(await waited).toBe(false)
  })

  it('hints everybody after the connection was lost', async () => {
    const listener = await hints.listen(newId('msg'))
    await publisher.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
    expect(await listener.next()).toBe(true)
    listener.close()
  })
})

describe('currentThenChanges', () => {
  it('gives the current state first, then only what is newer', async () => {
    const channel = newId('msg')
    let state: { version: number } | null = { version: 3 }
    const events = currentThenChanges({
      hints,
      channel,
      read: () => Promise.resolve(state),
      versionOf: ({ version }) => version,
    })
    expect(await events.next()).toEqual({ done: false, value: { version: 3 } })

    const following = events.next()
    await hints.publish(channel)
    state = { version: 4 }
    await hints.publish(channel)
    expect(await following).toEqual({ done: false, value: { version: 4 } })

    const last = events.next()
    state = null
    await hints.publish(channel)
    expect(await last).toEqual({ done: true, value: undefined })
  })

  it('can be left while it waits', async () => {
    const events = currentThenChanges({
      hints,
      channel: newId('msg'),
      read: () => Promise.resolve(1),
      versionOf: (version) => version,
    })
    await events.next()
    const waiting = events.next()
    await events.return?.()
    expect(await waiting).toEqual({ done: true, value: undefined })
  })
})
