import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { newId } from './identifier.ts'
import { createJobQueue, defineJob, implementJob, type JobQueue, type JobWorker } from './job.ts'
import { createLogger } from './logging.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { currentRequestId, runWithRequest } from './request-context.ts'
import { testRedisUrl } from './testing/servers.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const greet = defineJob(`test-${newId('msg')}`, z.object({ name: z.string() }))

let commands: RedisClient
let blocking: RedisClient
let queue: JobQueue<{ name: string }>
let worker: JobWorker
const seen: { name: string; requestId: string | undefined }[] = []

beforeAll(() => {
  commands = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  blocking = createRedis(testRedisUrl(), { purpose: 'blocking', logger })
  queue = createJobQueue(greet, commands)
  worker = implementJob(
    greet,
    blocking,
    ({ name }, { attempt }) => {
      if (name === 'flaky' && attempt === 1) return Promise.reject(new Error('once'))
      seen.push({ name, requestId: currentRequestId() })
      return Promise.resolve()
    },
    { logger },
  )
})
afterAll(async () => {
  await worker.close()
  await queue.close()
  await closeRedis(blocking)
  await closeRedis(commands)
})

const times = (name: string) => seen.filter((job) => job.name === name).length

describe('jobs', () => {
  it('carry their data and the request id', async () => {
    await runWithRequest('req-9', () => queue.add({ name: 'alice' }))
    await vi.waitFor(() => expect(seen).toContainEqual({ name: 'alice', requestId: 'req-9' }))
  })

  it('are refused before sending when the data does not fit', async () => {
    await expect(queue.add({ name: 7 } as never)).rejects.toThrow(/expected string/)
  })

  it('are one when added twice with one id', async () => {
    await queue.addBulk([
      { data: { name: 'twice' }, options: { jobId: 'same' } },
      { data: { name: 'twice' }, options: { jobId: 'same' } },
    ])
    await queue.add({ name: 'after-twice' })
    await vi.waitFor(() => expect(times('after-twice')).toBe(1))
    expect(times('twice')).toBe(1)
  })

  it('run again after a failure', async () => {
    await queue.add({ name: 'flaky' })
    await vi.waitFor(() => expect(times('flaky')).toBe(1), { timeout: 5_000 })
  })
})
