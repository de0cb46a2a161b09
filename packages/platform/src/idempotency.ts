import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from './errors.ts'
import { createHmacSha256 } from './hmac.ts'
import { newId } from './identifier.ts'
import { loadScripts, type Script } from './lua.ts'
import type { RedisClient } from './redis.ts'

export interface IdempotentCall {
  /** The mutation, such as `createAddress`. */
  readonly operation: string
  /** Whose key it is: keys of different accounts have nothing to do with each other. */
  readonly caller: string
  /** From the argument or the `Idempotency-Key` header; without one the work simply runs. */
  readonly key: string | null | undefined
  /** All that decides what the work does; only a keyed digest of it is kept. */
  readonly input: unknown
}

/** The key was used before, with another input. */
export interface IdempotencyConflict {
  readonly kind: 'idempotency-conflict'
}

/**
 * One result for each key: the same key with the same input gives the same result, for 24 hours; of two at once one runs and the other
 * waits for its result.
 */
export interface Idempotency {
  /**
   * @param work gets the id of the run: the same each time one call is run again, since a process may die between its change and the
   * record of its result. Work that makes its row under this id can tell that it has run. Its result is kept as JSON.
   * @throws AppError BAD_USER_INPUT for a key of 0 or more than 255 characters; UNAVAILABLE when another run of it does not end.
   * What the work throws leaves the key free for another try.
   */
  run<R>(
    call: IdempotentCall,
    work: (runId: string) => Promise<R>,
  ): Promise<R | IdempotencyConflict>
}

const KEPT_MS = 24 * 60 * 60 * 1_000
const LEASE_MS = 15_000
const WAIT_MS = 25
const LONGEST_WAIT_MS = 20_000
const LONGEST_KEY = 255

/** The part of an id after its prefix: see `idOfRun`. */
const newRun = () => newId('msg').slice('msg_'.length)

/** @param secret keys the digests, so that inputs with passwords in them can't be guessed from Redis */
export function createIdempotency(redis: RedisClient, secret: string): Idempotency {
  const scripts = loadScripts(redis, new URL('./lua/', import.meta.url))
  const claim = required(scripts, 'idempotency-claim')
  const settle = required(scripts, 'idempotency-settle')
  const digestOf = createHmacSha256(`idempotency ${secret}`)

  async function claimWhenFree(record: string, digest: string, owner: string) {
    const deadline = Date.now() + LONGEST_WAIT_MS
    for (;;) {
      const reply = await claim([record], [digest, owner, newRun(), LEASE_MS, KEPT_MS])
      const [code, value] = reply as [number, string | number | undefined]
      if (code !== 2) return { code, value: String(value ?? '') }
      if (Date.now() > deadline) throw new AppError('UNAVAILABLE')
      await delay(Math.min(WAIT_MS, Number(value)))
    }
  }

  async function runClaimed<R>(record: string, owner: string, work: () => Promise<R>): Promise<R> {
    const renew = setInterval(() => {
      redis.hset(record, 'until', Date.now() + LEASE_MS).catch(() => undefined)
    }, LEASE_MS / 3)
    try {
      const result = await work()
      await settle([record], [owner, JSON.stringify(result), KEPT_MS])
      return result
    } catch (error) {
      await settle([record], [owner, '', KEPT_MS]).catch(() => undefined)
      throw error
    } finally {
      clearInterval(renew)
    }
  }

  return {
    async run<R>(
      { operation, caller, key, input }: IdempotentCall,
      work: (id: string) => Promise<R>,
    ) {
      if (key == null) return work(newRun())
      if (key.length === 0 || key.length > LONGEST_KEY) {
        throw new AppError('BAD_USER_INPUT', 'An idempotency key has 1 to 255 characters.')
      }
      const record = `floodgate:idempotency:${operation}:${caller}:${digestOf(key)}`
      const owner = newRun()
      const { code, value } = await claimWhenFree(record, digestOf(canonicalJson(input)), owner)
      if (code === -1) return { kind: 'idempotency-conflict' }
      // Written by `settle` alone.
      if (code === 1) return JSON.parse(value) as R
      return runClaimed(record, owner, () => work(value))
    },
  }
}

function required(scripts: ReadonlyMap<string, Script>, name: string): Script {
  const script = scripts.get(name)
  if (!script) throw new Error(`there is no script ${name}`)
  return script
}

/** JSON in which the order of keys does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
