import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import type { Connection } from 'mariadb'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ensureServers } from '../scripts/lib/binaries.ts'
import { connectDatabase } from '../scripts/lib/database-connection.ts'
import { Guardian } from '../scripts/lib/guardian.ts'
import { migrate } from '../scripts/lib/migrate.ts'
import { prismaDirectory } from '../scripts/lib/paths.ts'
import { type PrivateMariaDb, startPrivateMariaDb } from '../scripts/lib/private-mariadb.ts'
import { loadSecrets, randomSecret } from '../scripts/lib/secrets.ts'
import { createPrismaClient } from '../subgraphs/catalog/src/data/prisma-client.ts'
import { createReplicaReader } from '../subgraphs/catalog/src/data/replica-reader.ts'
import { makeCategory } from '../subgraphs/catalog/src/testing/products.ts'

const cleanup = new AsyncDisposableStack()
const password = randomSecret()
const logger = createLogger({ name: 'catalog', level: 'silent' })
let servers: readonly [primary: PrivateMariaDb, replica: PrivateMariaDb]
let operator: Connection

// Only what a replica and its operator need: a user with all rights would write past `read_only`.
const OPERATOR = [
  `CREATE USER IF NOT EXISTS 'floodgate_operator'@'127.0.0.1' IDENTIFIED BY '${password}'`,
  `GRANT REPLICATION SLAVE, REPLICATION SLAVE ADMIN ON *.* TO 'floodgate_operator'@'127.0.0.1'`,
]
const operatorUrl = (server: PrivateMariaDb) =>
  `mysql://floodgate_operator:${password}@${new URL(server.databaseUrl('catalog')).host}/`

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'floodgate-replicas-'))
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }))
  const guardian = new Guardian()
  guardian.watchFolder(directory)
  cleanup.defer(() => guardian.close())
  const source = await ensureServers()
  const secrets = loadSecrets(directory)
  const start = async (name: string, id: number, ...flags: string[]) => {
    const own = join(directory, name)
    mkdirSync(own)
    const server = await startPrivateMariaDb(source, {
      ...{ guardian, secrets, directory: own, disposable: true, mariadbStatements: OPERATOR },
      mariadbFlags: [`--server-id=${id}`, ...flags],
    })
    cleanup.defer(() => server.close())
    return server
  }
  servers = [
    await start('primary', 1, '--log-bin=primary', '--binlog-format=ROW'),
    await start('replica', 2, '--read-only=1'),
  ]
  const [primary, replica] = servers
  operator = await connectDatabase(operatorUrl(replica))
  // It goes with the server that a test kills.
  operator.on('error', () => undefined)
  cleanup.defer(() => operator.end().catch(() => undefined))
  const { port } = new URL(primary.databaseUrl('catalog'))
  await operator.query(
    `CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = ${port}, MASTER_USER = 'floodgate_operator',
      MASTER_PASSWORD = '${password}', MASTER_USE_GTID = slave_pos`,
  )
  await operator.query('START SLAVE')
  await migrate(primary.databaseUrl('catalog'), join(prismaDirectory, 'catalog/migrations'))
}, 120_000)
afterAll(() => cleanup.disposeAsync())

function connect() {
  const [primary, replica] = servers.map((server) =>
    createPrismaClient(server.databaseUrl('catalog')),
  )
  if (!primary || !replica) throw new Error('two clients were made')
  cleanup.defer(() => primary.$disconnect())
  cleanup.defer(() => replica.$disconnect())
  const metrics = createMetrics('catalog')
  const reader = createReplicaReader({
    primary,
    replicas: [replica],
    metrics,
    logger,
    maxLagMs: 1_500,
  })
  return { primary, reader }
}

const PATIENCE = { timeout: 20_000, interval: 100 }
type Connected = ReturnType<typeof connect>
const serverIdOf = async ({ reader }: Connected): Promise<number> => {
  const [row] = await reader.read((client) =>
    client.$queryRawUnsafe<{ id: bigint }[]>('SELECT @@server_id AS id'),
  )
  return Number(row?.id)
}
const caughtUp = (connected: Connected) =>
  vi.waitFor(async () => {
    await connected.reader.check()
    expect(connected.reader.healthy).toBe(1)
  }, PATIENCE)

it('reads from the replica what the primary wrote, once it is there', async () => {
  const connected = connect()
  expect(await serverIdOf(connected)).toBe(1)
  await caughtUp(connected)
  expect(await serverIdOf(connected)).toBe(2)
  const { id } = await makeCategory(connected.primary, [{}])
  await vi.waitFor(async () => {
    const row = await connected.reader.read(({ category }) =>
      category.findUnique({ where: { id } }),
    )
    expect(row?.id).toBe(id)
  }, PATIENCE)
})

it('leaves out a replica that lags, until it has caught up', async () => {
  const connected = connect()
  await caughtUp(connected)
  await operator.query('STOP SLAVE SQL_THREAD')
  const { id } = await makeCategory(connected.primary, [{}])
  const stale = await connected.reader.read(({ category }) =>
    category.findUnique({ where: { id } }),
  )
  expect(stale).toBeNull()
  await vi.waitFor(async () => {
    await connected.reader.check()
    expect(connected.reader.healthy).toBe(0)
  }, PATIENCE)
  const row = await connected.reader.read(({ category }) => category.findUnique({ where: { id } }))
  expect(row?.id).toBe(id)
  expect(await serverIdOf(connected)).toBe(1)
  await operator.query('START SLAVE SQL_THREAD')
  await caughtUp(connected)
  expect(await serverIdOf(connected)).toBe(2)
})

it('answers from the primary when the replica dies, without an error', async () => {
  const connected = connect()
  await caughtUp(connected)
  const { id } = await makeCategory(connected.primary, [{}])
  const [, replica] = servers
  await replica.service.kill('SIGKILL')
  const row = await connected.reader.read(({ category }) => category.findUnique({ where: { id } }))
  expect(row?.id).toBe(id)
  await vi.waitFor(() => expect(connected.reader.healthy).toBe(0), PATIENCE)
  await replica.service.start()
  await caughtUp(connected)
  expect(await serverIdOf(connected)).toBe(2)
})
