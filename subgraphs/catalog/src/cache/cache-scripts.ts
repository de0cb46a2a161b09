import { loadScripts, type Script } from '@floodgate/platform/lua'
import type { RedisClient } from '@floodgate/platform/redis'

const NAMES = ['claim', 'fill', 'mirror'] as const

/** The scripts of `../lua`, defined on the client. */
export function loadCacheScripts(redis: RedisClient): Record<(typeof NAMES)[number], Script> {
  const scripts = loadScripts(redis, new URL('../lua/', import.meta.url))
  const entries = NAMES.map((name) => {
    const script = scripts.get(name)
    if (!script) throw new Error(`the script ${name} is missing`)
    return [name, script]
  })
  return Object.fromEntries(entries) as Record<(typeof NAMES)[number], Script>
}
