import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase } from './database-connection.ts'
import { Guardian } from './guardian.ts'
import { isAlive } from './process-alive.ts'
import { loadSecrets } from './secrets.ts'
import { startServers, type Servers } from './servers.ts'
import { subgraphNames } from './topology.ts'

const directory = mkdtempSync(join(tmpdir(), 'floodgate-servers-'))
let guardian: Guardian

beforeAll(() => {
  guardian = new Guardian()
})
afterAll(async () => {
  await guardian.close()
  rmSync(directory, { recursive: true, force: true })
})

function start(env: NodeJS.ProcessEnv = {}): Promise<Servers> {
  const secrets = loadSecrets(directory)
  return startServers({ guardian, directory, secrets, disposable: false }, env)
}

async function grantsOf(url: string): Promise<string[]> {
  const connection = await connectDatabase(url)
  try {
    const rows = await connection.query<Record<string, string>[]>('SHOW GRANTS')
    return rows.flatMap((row) => Object.values(row))
  } finally {
    await connection.end()
  }
}

describe('private servers', () => {
  it('keep their data over a restart, and leave no process', async () => {
    const before = await start()
    const redis = new Redis(before.redisUrl)
    await redis.set('kept', 'yes')
    redis.disconnect()
    const pids = [before.mariadb?.service.pid, before.redis?.service.pid]
    await before.stop()
    expect(pids.map((pid) => isAlive(pid ?? 0))).toEqual([false, false])

    const after = await start()
    const again = new Redis(after.redisUrl)
    expect(await again.get('kept')).toBe('yes')
    again.disconnect()
    await after.stop()
  })

  it('give each subgraph rights on its own database alone', async () => {
    await using stack = new AsyncDisposableStack()
    const servers = await start()
    stack.defer(() => servers.stop())
    for (const name of subgraphNames) {
      const grants = await grantsOf(servers.databaseUrls[name])
      expect(grants).toHaveLength(2)
      expect(grants[0]).toMatch(/^GRANT USAGE ON \*\.\*/)
      expect(grants[1]).toMatch(new RegExp(`ON \`floodgate\\\\_${name}\`\\.\\*`))
    }
    expect(statSync(join(directory, 'secrets.json')).mode & 0o777).toBe(0o600)
  })
})

describe('servers of the user’s own', () => {
  it('are used as they are', async () => {
    const env = Object.fromEntries(
      subgraphNames.map((name) => {
        const key = name.toUpperCase()
        return [`DATABASE_URL_${key}`, process.env[`TEST_DATABASE_URL_${key}`]]
      }),
    )
    const servers = await start({ ...env, REDIS_URL: process.env.TEST_REDIS_URL })
    expect(servers.mariadb).toBeNull()
    expect(servers.redis).toBeNull()
    expect(servers.databaseUrls.order).toBe(process.env.TEST_DATABASE_URL_ORDER)
  })

  it('that refuse are told in one sentence, without the password', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL_ORDER ?? '')
    url.password = 'wrong-password'
    const attempt = start({ DATABASE_URL_ORDER: url.href })
    await expect(attempt).rejects.toThrow(/^The database of DATABASE_URL_ORDER .* Access denied/)
    await expect(attempt).rejects.not.toThrow(/wrong-password/)
    await expect(start({ REDIS_URL: 'redis://127.0.0.1:1' })).rejects.toThrow(
      /^The Redis of REDIS_URL \(127\.0\.0\.1:1\) refuses: .*ECONNREFUSED/,
    )
    expect(existsSync(directory)).toBe(true)
  })
})
