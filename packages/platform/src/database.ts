import { PrismaMariaDb } from '@prisma/adapter-mariadb'

export interface MariaDbOptions {
  readonly connectionLimit?: number
  /** Whether transactions are READ COMMITTED without saying so, which saves each a round trip. @default false */
  readonly readCommitted?: boolean
}

/**
 * A connection pool for `new PrismaClient({ adapter })` from `mysql://user:password@host:port/database`.
 * Times are UTC in both directions.
 */
export function createMariaDbAdapter(
  url: string,
  { connectionLimit = 10, readCommitted = false }: MariaDbOptions = {},
): PrismaMariaDb {
  const { hostname, port, username, password, pathname } = new URL(url)
  const database = pathname.slice(1)
  return new PrismaMariaDb(
    {
      host: hostname,
      port: Number(port || 3306),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database,
      connectionLimit,
      minimumIdle: Math.min(2, connectionLimit),
      acquireTimeout: 5_000,
      connectTimeout: 5_000,
      // The adapter's default of 0 prepares every statement anew, which is clearly slower.
      prepareCacheLength: 256,
      timezone: 'Z',
      // MySQL 8 with caching_sha2_password over an unencrypted local connection.
      allowPublicKeyRetrieval: true,
      ...(readCommitted && { initSql: 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED' }),
    },
    { database },
  )
}

interface DriverError {
  code?: string
  meta?: {
    driverAdapterError?: { cause?: { kind?: string; constraint?: { index?: string } } }
  }
}

/** Whether a write hit a unique key; `index` narrows it to one key by its name in the migration. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  const { code, meta } = error as DriverError
  const cause = meta?.driverAdapterError?.cause
  if (code !== 'P2002' && cause?.kind !== 'UniqueConstraintViolation') return false
  // MySQL names the key `table.key`, MariaDB `key`.
  return index === undefined || cause?.constraint?.index?.split('.').at(-1) === index
}

/** A deadlock or a lost lock race: the transaction was rolled back whole and may be run again. */
export function isTransientConflict(error: unknown): boolean {
  const { code, meta } = error as DriverError
  return code === 'P2034' || meta?.driverAdapterError?.cause?.kind === 'TransactionWriteConflict'
}

/** Runs `work` again, up to `attempts` times in all, when it lost to a concurrent transaction. */
export async function retryTransient<T>(work: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !isTransientConflict(error)) throw error
    }
  }
}
