import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Guardian } from '../lib/guardian.ts'
import { loadSecrets } from '../lib/secrets.ts'
import { startPrivateServers, type Servers } from '../lib/servers.ts'
import { migrateAll } from '../lib/stack.ts'
import { say } from '../lib/terminal.ts'
import { subgraphNames } from '../lib/topology.ts'

/**
 * Starts one MariaDB and one Redis for all integration tests of a run, migrated, and tells the tests
 * where they are by `TEST_DATABASE_URL_<SUBGRAPH>`, `TEST_REDIS_URL` and `TEST_ADMIN_DATABASE_URL`
 * (may create and drop databases named `floodgate_test_…`).
 */
export default async function startServersForTests(): Promise<() => Promise<void>> {
  const started = Date.now()
  const directory = mkdtempSync(join(tmpdir(), 'floodgate-test-'))
  const guardian = new Guardian()
  guardian.watchFolder(directory)
  let servers: Servers | null = null
  const tearDown = async (): Promise<void> => {
    await servers?.stop()
    await guardian.close()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const secrets = loadSecrets(directory)
    servers = await startPrivateServers({ guardian, directory, secrets, disposable: true })
    await migrateAll(servers.databaseUrls)
  } catch (error) {
    await tearDown()
    throw error
  }
  exportAddresses(servers)
  say(`MariaDB and Redis for the tests are up, after ${(Date.now() - started) / 1000} s`)
  return tearDown
}

function exportAddresses(servers: Servers): void {
  for (const name of subgraphNames) {
    process.env[`TEST_DATABASE_URL_${name.toUpperCase()}`] = servers.databaseUrls[name]
  }
  process.env.TEST_REDIS_URL = servers.redisUrl
  process.env.TEST_ADMIN_DATABASE_URL = servers.mariadb?.adminUrl ?? ''
}
