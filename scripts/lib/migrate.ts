import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, SqlError } from 'mariadb'
import { connectDatabase } from './database-connection.ts'
import { splitSql } from './split-sql.ts'
import { UserError } from './terminal.ts'

interface Migration {
  name: string
  sql: string
  /** SHA-256 of the file, in hex, as Prisma writes it. */
  checksum: string
}

interface MigrationRow {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/**
 * Brings a database up to date with a folder of Prisma migrations, and records them exactly as
 * `prisma migrate deploy` does, so that either tool can go on where the other stopped.
 * Several processes may call it at once: a lock in the database lets one work and the others wait.
 * @param directory holds `<timestamp>_<name>/migration.sql` folders
 * @returns the names of the migrations that were applied now
 * @throws UserError when an applied file was edited, an earlier one is unfinished, or one fails
 */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const migrations = readMigrations(directory)
  const connection = await connectDatabase(url)
  try {
    await takeLock(connection)
    await connection.query(createTable)
    const rows = await connection.query<MigrationRow[]>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    )
    const pending = pendingMigrations(migrations, rows)
    for (const migration of pending) await apply(connection, migration)
    return pending.map(({ name }) => name)
  } finally {
    // The end of the connection also releases the lock.
    await connection.end()
  }
}

/** Reads a folder of migrations in the order of their names. */
function readMigrations(directory: string): Migration[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, path: join(directory, name, 'migration.sql') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, path }) => {
      const sql = readFileSync(path, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Which migrations are still to be applied.
 * @throws UserError when the recorded ones can't be built upon
 */
function pendingMigrations(
  migrations: readonly Migration[],
  rows: readonly MigrationRow[],
): Migration[] {
  for (const row of rows) {
    if (row.finished_at === null) throw new UserError(unfinishedMessage(row.migration_name))
    const file = migrations.find(({ name }) => name === row.migration_name)
    if (file && file.checksum !== row.checksum) {
      throw new UserError(
        `The migration ${file.name} was edited after it had been applied. Undo the edit and write a new migration.`,
      )
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name))
  return migrations.filter(({ name }) => !applied.has(name))
}

function unfinishedMessage(name: string): string {
  return (
    `The migration ${name} began but did not finish. Repair the database by hand, then forget the attempt: ` +
    `UPDATE _prisma_migrations SET rolled_back_at = NOW(3) WHERE migration_name = '${name}' AND finished_at IS NULL`
  )
}

async function takeLock(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ locked: bigint | number | null }[]>(
    `SELECT GET_LOCK('prisma_migrate', 60) AS locked`,
  )
  if (Number(row?.locked ?? 0) === 1) return
  throw new UserError('Another migration of this database has been running for over 60 s.')
}

async function apply(connection: Connection, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await connection.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     VALUES (?, ?, ?, NOW(3), 0)`,
    [id, checksum, name],
  )
  try {
    for (const statement of splitSql(sql)) await connection.query(statement)
  } catch (error) {
    const reason = describeSqlError(error)
    await connection.query('UPDATE _prisma_migrations SET logs = ? WHERE id = ?', [reason, id])
    throw new UserError(`The migration ${name} failed: ${reason}`)
  }
  await connection.query(
    'UPDATE _prisma_migrations SET finished_at = NOW(3), applied_steps_count = 1 WHERE id = ?',
    [id],
  )
}

function describeSqlError(error: unknown): string {
  if (!(error instanceof SqlError)) return error instanceof Error ? error.message : String(error)
  return `${error.code ?? 'error'} (${error.errno}): ${error.sqlMessage ?? error.message}`
}

const createTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at DATETIME(3),
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at DATETIME(3),
    started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
  ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
