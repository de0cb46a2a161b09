import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from './identifier.ts'
import { createLogger } from './logging.ts'
import { loadScripts } from './lua.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { testRedisUrl } from './testing/servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'floodgate-lua-'))
const folderUrl = pathToFileURL(`${folder}/`)
let redis: RedisClient

beforeAll(() => {
  redis = createRedis(testRedisUrl(), {
    purpose: 'commands',
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await closeRedis(redis)
})

it('defines each script by its operation and survives a flushed script cache', async () => {
  writeFileSync(join(folder, 'add-to-1.lua'), "return redis.call('INCRBY', KEYS[1], ARGV[1])")
  const add = loadScripts(redis, folderUrl).get('add-to')
  const key = newId('msg')
  expect(await add?.([key], [2])).toBe(2)
  await redis.call('SCRIPT', 'FLUSH')
  expect(await add?.([key], [3])).toBe(5)
  expect(() => add?.([], [1])).toThrow('takes 1 keys, not 0')
})

it('refuses a file whose name does not say its number of keys', () => {
  writeFileSync(join(folder, 'nameless.lua'), 'return 1')
  expect(() => loadScripts(redis, folderUrl)).toThrow(/nameless\.lua/)
})
