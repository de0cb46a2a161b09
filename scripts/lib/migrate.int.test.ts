import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts'
import { connectDatabase } from './database-connection.ts'
import { migrate } from './migrate.ts'

let database: ScratchDatabase
let directory = ''

beforeEach(async () => {
  database = await createScratchDatabase()
  directory = mkdtempSync(join(tmpdir(), 'floodgate-migrations-'))
})
afterEach(async () => {
  rmSync(directory, { recursive: true, force: true })
  await database.drop()
})

function write(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true })
  writeFileSync(join(directory, name, 'migration.sql'), sql)
}

async function query<T>(sql: string): Promise<T[]> {
  const connection = await connectDatabase(database.url)
  try {
    return await connection.query<T[]>(sql)
  } finally {
    await connection.end()
  }
}

const first = `-- a comment; with a semicolon\nCREATE TABLE one (id INT PRIMARY KEY);\nINSERT INTO one VALUES (1), (2);\n`

describe('migrate', () => {
  it('applies in the order of names and records what Prisma records', async () => {
    write('20260102000000_second', 'ALTER TABLE one ADD COLUMN note VARCHAR(10);')
    write('20260101000000_first', first)
    const applied = await migrate(database.url, directory)
    expect(applied).toEqual(['20260101000000_first', '20260102000000_second'])
    expect(await query('SELECT id, note FROM one')).toHaveLength(2)
    const [row] = await query<Record<string, unknown>>(
      'SELECT * FROM _prisma_migrations ORDER BY migration_name LIMIT 1',
    )
    expect(row).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      checksum: createHash('sha256').update(first).digest('hex'),
      migration_name: '20260101000000_first',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date) as Date,
      finished_at: expect.any(Date) as Date,
      applied_steps_count: 1,
    })
  })

  it('does nothing the second time, and takes up what is new', async () => {
    write('20260101000000_first', first)
    await migrate(database.url, directory)
    expect(await migrate(database.url, directory)).toEqual([])
    write('20260103000000_third', 'CREATE TABLE three (id INT PRIMARY KEY)')
    expect(await migrate(database.url, directory)).toEqual(['20260103000000_third'])
  })

  it('lets several that run at once apply each migration once', async () => {
    write('20260101000000_first', first)
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.url, directory)))
    expect(runs.flat()).toEqual(['20260101000000_first'])
  })

  it('refuses a file that was edited after it had been applied', async () => {
    write('20260101000000_first', first)
    await migrate(database.url, directory)
    write('20260101000000_first', `${first}-- more`)
    await expect(migrate(database.url, directory)).rejects.toThrow(/first was edited/)
  })

  it('records a failure, refuses to go on, and retries once the attempt is marked rolled back', async () => {
    write(
      '20260101000000_broken',
      'CREATE TABLE one (id INT PRIMARY KEY); SELECT nonsense FROM one',
    )
    await expect(migrate(database.url, directory)).rejects.toThrow(/broken failed: .*nonsense/)
    const rows = await query<Record<string, unknown>>('SELECT * FROM _prisma_migrations')
    expect(rows).toMatchObject([
      {
        finished_at: null,
        applied_steps_count: 0,
        logs: expect.stringContaining('nonsense') as string,
      },
    ])
    await expect(migrate(database.url, directory)).rejects.toThrow(/did not finish/)

    await query('DROP TABLE one')
    await query('UPDATE _prisma_migrations SET rolled_back_at = NOW(3)')
    write('20260101000000_broken', first)
    expect(await migrate(database.url, directory)).toEqual(['20260101000000_broken'])
  })
})
