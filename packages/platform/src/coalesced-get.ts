import type { RedisClient } from './redis.ts'

interface Waiting {
  readonly key: string
  resolve(value: string | null): void
  reject(reason: unknown): void
}

/**
 * `GET`, of which all of one turn of the event loop go as one `MGET`: a command costs the client and the server several times what
 * one more key in it does. Of a cluster, where the keys are on several nodes, each goes by itself.
 */
export function createCoalescedGet(redis: RedisClient): (key: string) => Promise<string | null> {
  if (redis.isCluster) return (key) => redis.get(key)
  let waiting: Waiting[] = []

  function send(): void {
    const batch = waiting
    waiting = []
    redis.mget(batch.map(({ key }) => key)).then(
      (values) => batch.forEach(({ resolve }, i) => resolve(values[i] ?? null)),
      (error: unknown) => batch.forEach(({ reject }) => reject(error)),
    )
  }
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(send)
    })
}
