import { Redis } from 'ioredis'
import { connectDatabase } from './database-connection.ts'

interface TableRow {
  name: string
  type: string
}

/** Drops every table and view of a database. @returns how many */
export async function emptyDatabase(url: string): Promise<number> {
  const connection = await connectDatabase(url)
  try {
    const rows = await connection.query<TableRow[]>(
      `SELECT TABLE_NAME AS name, TABLE_TYPE AS type FROM information_schema.TABLES
       WHERE TABLE_SCHEMA = DATABASE()`,
    )
    await connection.query('SET FOREIGN_KEY_CHECKS = 0')
    for (const { name, type } of rows) {
      const kind = type === 'VIEW' ? 'VIEW' : 'TABLE'
      await connection.query(`DROP ${kind} ${connection.escapeId(name)}`)
    }
    return rows.length
  } finally {
    await connection.end()
  }
}

/** Empties the Redis database of a URL; of a cluster, every node that the URL lists. */
export async function flushRedis(url: string): Promise<void> {
  const [first = '', ...others] = url.split(',')
  const { protocol, username, password } = new URL(first.replace('redis-cluster:', 'redis:'))
  const account = password ? `${username}:${password}@` : ''
  const urls = [
    first.replace('redis-cluster:', 'redis:'),
    ...others.map((node) => `${protocol}//${account}${node}`),
  ]
  for (const each of urls) {
    const redis = new Redis(each)
    try {
      await redis.flushdb()
    } finally {
      redis.disconnect()
    }
  }
}
