import { readdirSync, readFileSync } from 'node:fs'
import type { RedisClient } from './redis.ts'

const FILE_NAME = /^([a-z]+(?:-[a-z]+)*)-(\d+)\.lua$/

/** Calls a script: its keys, then its arguments. Redis errors reject. */
export type Script = (
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>

/**
 * Defines every `<operation>-<number of KEYS>.lua` of a folder on the client and returns them by operation.
 * The client sends EVALSHA, and EVAL where the server does not know the script yet.
 * @throws Error when a file is not named so, or when the number of keys given differs from its name's
 */
export function loadScripts(redis: RedisClient, folder: URL): ReadonlyMap<string, Script> {
  const scripts = new Map<string, Script>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.lua'))) {
    const [, operation, keyCount] = FILE_NAME.exec(file) ?? []
    if (!operation || !keyCount) {
      throw new Error(`${file} is not named <operation>-<number of KEYS>.lua`)
    }
    const command = `floodgate:${operation}`
    redis.defineCommand(command, {
      numberOfKeys: Number(keyCount),
      lua: readFileSync(new URL(file, folder), 'utf8'),
    })
    scripts.set(operation, bind(redis, command, Number(keyCount)))
  }
  return scripts
}

function bind(redis: RedisClient, command: string, keyCount: number): Script {
  const call = (redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[
    command
  ]
  if (!call) throw new Error(`${command} was not defined`)
  return (keys, args) => {
    if (keys.length !== keyCount) {
      throw new Error(`${command} takes ${keyCount} keys, not ${keys.length}`)
    }
    return call.apply(redis, [...keys, ...args])
  }
}
