import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdempotency, type Idempotency } from './idempotency.ts'
import { newId } from './identifier.ts'
import { createLogger } from './logging.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { testRedisUrl } from './testing/servers.ts'

let redis: RedisClient
let idempotency: Idempotency
const connect = () =>
  createRedis(testRedisUrl(), {
    purpose: 'commands',
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
beforeAll(() => {
  redis = connect()
  idempotency = createIdempotency(redis, 'the secret of these tests')
})
afterAll(() => closeRedis(redis))

const newCall = (input: unknown = { a: 1 }) => ({
  ...{ operation: 'test', caller: newId('usr'), key: 'the key', input },
})

/** Work that counts its runs. */
function counted() {
  const runs: string[] = []
  return {
    runs,
    work: (runId: string) => {
      runs.push(runId)
      return Promise.resolve({ kind: 'done', number: runs.length })
    },
  }
}

describe('an idempotent call', () => {
  it('runs once, and gives its result again', async () => {
    const { runs, work } = counted()
    const call = newCall({ a: 1, b: [2] })
    expect(await idempotency.run(call, work)).toEqual({ kind: 'done', number: 1 })
    const again = { ...call, input: { b: [2], a: 1 } }
    expect(await idempotency.run(again, work)).toEqual({ kind: 'done', number: 1 })
    expect(runs).toHaveLength(1)
  })

  it('is a conflict with another input', async () => {
    const { runs, work } = counted()
    const call = newCall()
    await idempotency.run(call, work)
    const other = await idempotency.run({ ...call, input: { a: 2 } }, work)
    expect(other).toEqual({ kind: 'idempotency-conflict' })
    expect(runs).toHaveLength(1)
  })

  it('has nothing to do with those of other accounts and operations', async () => {
    const { runs, work } = counted()
    const call = newCall()
    await idempotency.run(call, work)
    await idempotency.run({ ...call, caller: newId('usr') }, work)
    await idempotency.run({ ...call, operation: 'other' }, work)
    expect(runs).toHaveLength(3)
  })

  it('runs each time without a key', async () => {
    const { runs, work } = counted()
    await idempotency.run({ ...newCall(), key: undefined }, work)
    await idempotency.run({ ...newCall(), key: null }, work)
    expect(new Set(runs).size).toBe(2)
  })

  it.each(['', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const { work } = counted()
    await expect(idempotency.run({ ...newCall(), key }, work)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })

  it('runs once when many come at once, over several connections, and all get its result', async () => {
    const others = [connect(), connect()]
    const all = [
      idempotency,
      ...others.map((each) => createIdempotency(each, 'the secret of these tests')),
    ]
    const { runs, work } = counted()
    const call = newCall()
    const started = Promise.withResolvers<undefined>()
    const slow = async (runId: string) => {
      await started.promise
      return work(runId)
    }
    const calls = Array.from({ length: 10 }, () => all.map((each) => each.run(call, slow))).flat()
    started.resolve(undefined)
    const results = await Promise.all(calls)
    expect(runs).toHaveLength(1)
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    await Promise.all(others.map(closeRedis))
  })

  it('may be tried again when its work failed, as the same run', async () => {
    const seen: string[] = []
    const call = newCall()
    const failing = (runId: string) => {
      seen.push(runId)
      return Promise.reject(new Error('no'))
    }
    await expect(idempotency.run(call, failing)).rejects.toThrow('no')
    const { runs, work } = counted()
    expect(await idempotency.run(call, work)).toEqual({ kind: 'done', number: 1 })
    expect(runs).toEqual(seen)
  })

  it('is taken over, as the same run, when its process died', async () => {
    const call = newCall()
    const dead = Promise.withResolvers<never>()
    const first = Promise.withResolvers<string>()
    const abandoned = idempotency.run(call, (runId) => {
      first.resolve(runId)
      return dead.promise
    })
    const runId = await first.promise
    const [record = ''] = await redis.keys(`floodgate:idempotency:test:${call.caller}:*`)
    await redis.hset(record, 'until', 0)
    const { runs, work } = counted()
    expect(await idempotency.run(call, work)).toEqual({ kind: 'done', number: 1 })
    expect(runs).toEqual([runId])
    // Back from the dead, it can't overwrite the result.
    dead.reject(new Error('late'))
    await expect(abandoned).rejects.toThrow('late')
    expect(await idempotency.run(call, work)).toEqual({ kind: 'done', number: 1 })
  })

  it('leaves neither key nor input in Redis', async () => {
    const call = { ...newCall({ password: 'hunter2-hunter2' }), key: 'a secret key' }
    await idempotency.run(call, counted().work)
    const [record = ''] = await redis.keys(`floodgate:idempotency:test:${call.caller}:*`)
    expect(record).not.toContain('secret key')
    expect(JSON.stringify(await redis.hgetall(record))).not.toContain('hunter2')
  })
})
