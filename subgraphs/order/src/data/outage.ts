import type { PrismaClient } from '#prisma'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import { pingDatabase } from './prisma-client.ts'

const LOOK_AGAIN_MS = 500

/**
 * Runs `work`, and while the database is out of reach waits for it instead of failing: an outage of any length costs a
 * job none of its attempts.
 * @throws what `work` throws while the database answers, or AbortError once `signal` is aborted
 */
export async function throughOutages<T>(
  { prisma, logger, signal }: { prisma: PrismaClient; logger: Logger; signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (await isReachable(prisma)) throw error
      logger.warn({ err: error }, 'the database is out of reach: waiting for it')
    }
    do await delay(LOOK_AGAIN_MS, undefined, { signal })
    while (!(await isReachable(prisma)))
  }
}

function isReachable(prisma: PrismaClient): Promise<boolean> {
  return pingDatabase(prisma).then(
    () => true,
    () => false,
  )
}
