import { loadScripts, type Script } from '@floodgate/platform/lua'
import type { RedisClient } from '@floodgate/platform/redis'

export interface LoginTarget {
  /** The account's id; for a login of nobody, the name that was tried. */
  readonly account: string
  /** Undefined where the client's address is not known. */
  readonly networkTag: string | undefined
}

export type LoginAttempt =
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  | {
      readonly kind: 'checked'
      /** The password was right. */
      succeeded(): Promise<void>
    }

/** Delays that grow with failed logins, per account and per network. */
export interface LoginThrottle {
  /** Counts the attempt as failed before its password is looked at, so that many at once gain nothing. */
  begin(target: LoginTarget): Promise<LoginAttempt>
}

interface Delays {
  /** Failures before the first delay. */
  readonly free: number
  readonly firstMs: number
  readonly longestMs: number
}

const ACCOUNT: Delays = { free: 5, firstMs: 1_000, longestMs: 15 * 60_000 }
/** Higher, since many people may share an address. */
const NETWORK: Delays = { free: 100, firstMs: 1_000, longestMs: 15 * 60_000 }
const FORGOTTEN_AFTER_MS = 60 * 60_000
const KNOWN_FOR_MS = 90 * 24 * 60 * 60_000
const MOST_KNOWN = 20

const accountKey = (account: string) => `floodgate:login:account:${account}`
const networkKey = (tag: string) => `floodgate:login:network:${tag}`
const knownKey = (account: string) => `floodgate:login:known:${account}`

/**
 * From a network that an account has logged in from before, its failures are counted apart: whoever fails on purpose from elsewhere
 * can't keep its owner out.
 */
export function createLoginThrottle(
  redis: RedisClient,
  now: () => number = Date.now,
): LoginThrottle {
  const scripts = loadScripts(redis, new URL('../lua/', import.meta.url))
  const attempt = required(scripts, 'login-attempt')
  const forgive = required(scripts, 'login-forgive')

  const waitFor = async (key: string, { free, firstMs, longestMs }: Delays) =>
    Number(await attempt([key], [free, firstMs, longestMs, FORGOTTEN_AFTER_MS]))

  async function isKnown({ account, networkTag = '' }: LoginTarget): Promise<boolean> {
    const lastLogin = await redis.zscore(knownKey(account), networkTag)
    return lastLogin !== null && Number(lastLogin) > now() - KNOWN_FOR_MS
  }

  async function remember(account: string, networkTag: string): Promise<void> {
    const key = knownKey(account)
    await redis.zadd(key, now(), networkTag)
    await redis.zremrangebyrank(key, 0, -1 - MOST_KNOWN)
    await redis.pexpire(key, KNOWN_FOR_MS)
  }

  return {
    async begin(target) {
      const { account, networkTag } = target
      const network = networkTag === undefined ? undefined : networkKey(networkTag)
      const byNetwork = network === undefined ? 0 : await waitFor(network, NETWORK)
      if (byNetwork > 0) return { kind: 'wait', retryAfterMs: byNetwork }
      const known = await isKnown(target)
      const counter = accountKey(known ? `${account}:${networkTag ?? ''}` : account)
      const byAccount = await waitFor(counter, ACCOUNT)
      if (byAccount > 0) return { kind: 'wait', retryAfterMs: byAccount }
      return {
        kind: 'checked',
        async succeeded() {
          await forgive([counter], [1])
          // Not what others failed with: an account of one's own would buy an attacker any number of tries.
          if (network !== undefined) await forgive([network], [0])
          if (networkTag !== undefined) await remember(account, networkTag)
        },
      }
    },
  }
}

function required(scripts: ReadonlyMap<string, Script>, name: string): Script {
  const script = scripts.get(name)
  if (!script) throw new Error(`there is no script ${name}`)
  return script
}
