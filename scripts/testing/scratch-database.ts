import { randomBytes } from 'node:crypto'
import { connectDatabase } from '../lib/database-connection.ts'

export interface ScratchDatabase {
  url: string
  drop: () => Promise<void>
}

/** An empty database of the test run's MariaDB. Drop it when done. */
export async function createScratchDatabase(): Promise<ScratchDatabase> {
  const adminUrl = process.env.TEST_ADMIN_DATABASE_URL
  if (!adminUrl) throw new Error('TEST_ADMIN_DATABASE_URL comes from the integration tests’ set-up')
  const name = `floodgate_test_${randomBytes(6).toString('hex')}`
  await runAsAdmin(adminUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  return {
    url: new URL(`/${name}`, adminUrl).href,
    drop: () => runAsAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name}`),
  }
}

async function runAsAdmin(adminUrl: string, statement: string): Promise<void> {
  const connection = await connectDatabase(adminUrl)
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}
