import { createConnection, type Connection, type ConnectionConfig, SqlError } from 'mariadb'

/** A connection for tools: one, not pooled, with times in UTC. Close it with `end()`. */
export async function connectDatabase(url: string): Promise<Connection> {
  return createConnection(connectionConfig(url))
}

function connectionConfig(url: string): ConnectionConfig {
  const { hostname, port, username, password, pathname } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1))
  return {
    host: hostname,
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(database !== '' && { database }),
    timezone: 'Z',
    connectTimeout: 5_000,
    // MySQL 8 asks for it on a connection without TLS.
    allowPublicKeyRetrieval: true,
  }
}

/** @throws when the database can't be reached or used */
export async function canQuery(url: string): Promise<void> {
  const connection = await connectDatabase(url)
  try {
    await connection.query('SELECT 1')
  } finally {
    await connection.end()
  }
}

/** A database's address as it may be shown: without its password. */
export function describeDatabaseUrl(url: string): string {
  const { username, host, pathname } = new URL(url)
  return `${username}@${host}${pathname}`
}

/** What a failure to connect means, in the words of its server or system, on one line. */
export function connectionReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return connectionReason(error.errors[0])
  }
  if (error instanceof SqlError) {
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
    return (error.sqlMessage ?? error.message) + cause
  }
  return error instanceof Error ? error.message : String(error)
}
