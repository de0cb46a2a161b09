import { createLogger } from '@floodgate/platform/logging'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PrismaClient } from '#prisma'
import { throughOutages } from './outage.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const lost = new Error('the connection was lost')

/** A database that is out of reach until it is told otherwise. */
function createDatabase() {
  let reachable = false
  const $queryRaw = () => (reachable ? Promise.resolve([]) : Promise.reject(lost))
  return {
    prisma: { $queryRaw } as unknown as PrismaClient,
    comeBack: () => (reachable = true),
    work: () => (reachable ? Promise.resolve('done') : Promise.reject(lost)),
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('throughOutages', () => {
  it('waits as long as the database is out of reach, then does the work', async () => {
    const { prisma, comeBack, work } = createDatabase()
    const { signal } = new AbortController()
    const result = throughOutages({ prisma, logger, signal }, work)
    await vi.advanceTimersByTimeAsync(600_000)
    comeBack()
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(result).resolves.toBe('done')
  })

  it('lets a failure pass while the database answers', async () => {
    const { prisma, comeBack } = createDatabase()
    comeBack()
    const { signal } = new AbortController()
    const refused = new Error('refused')
    const result = throughOutages({ prisma, logger, signal }, () => Promise.reject(refused))
    await expect(result).rejects.toBe(refused)
  })

  it('ends when the process stops', async () => {
    const { prisma, work } = createDatabase()
    const stopping = new AbortController()
    const result = throughOutages({ prisma, logger, signal: stopping.signal }, work)
    const rejected = expect(result).rejects.toThrow(/abort/i)
    await vi.advanceTimersByTimeAsync(5_000)
    stopping.abort()
    await rejected
  })
})
