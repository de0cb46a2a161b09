import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerSource } from './binaries.ts'
import { canQuery } from './database-connection.ts'
import { dockerRunArguments } from './docker.ts'
import { pickFreePort } from './ports.ts'
import { randomSecret, type Secrets } from './secrets.ts'
import { Service } from './service.ts'
import type { PrivateServerOptions } from './private-server.ts'
import { UserError } from './terminal.ts'
import { stopStage, subgraphNames, type SubgraphName } from './topology.ts'

const run = promisify(execFile)

export interface PrivateMariaDb {
  service: Service
  databaseUrl: (name: SubgraphName) => string
  /** Only in tests: a user that may create and drop databases named `floodgate_test_…`. */
  adminUrl: string | null
  close: () => Promise<void>
}

/**
 * Starts a MariaDB of one's own: its own data folder and socket, loopback only, and a user per
 * database with rights on that database alone.
 */
export async function startPrivateMariaDb(
  source: ServerSource,
  options: PrivateServerOptions,
): Promise<PrivateMariaDb> {
  const port = await pickFreePort()
  const dataDirectory = join(options.directory, 'mariadb')
  // A socket's path may have 107 bytes at most, so it can't live below a deep checkout.
  const runDirectory = mkdtempSync(join(tmpdir(), 'floodgate-'))
  options.guardian.watchFolder(runDirectory)
  const close = (): void => {
    rmSync(runDirectory, { recursive: true, force: true })
    options.guardian.forgetFolder(runDirectory)
  }
  const adminPassword = options.disposable ? randomSecret() : null
  const initFile = join(runDirectory, 'init.sql')
  const host = source.kind === 'docker' ? '%' : '127.0.0.1'
  const extra = (options.mariadbStatements ?? []).map((statement) => `${statement};\n`).join('')
  const statements = grantStatements(options.secrets, host, adminPassword) + extra
  writeFileSync(initFile, statements, { mode: 0o600 })
  const urlOf = (user: string, password: string, database: string): string =>
    `mysql://${user}:${password}@127.0.0.1:${port}/${database}`
  const databaseUrl = (name: SubgraphName): string =>
    urlOf(databaseName(name), options.secrets.databasePasswords[name], databaseName(name))

  const flags = [...serverFlags(options.disposable), ...(options.mariadbFlags ?? [])]
  const command =
    source.kind === 'docker'
      ? dockerCommand({ port, dataDirectory, initFile, flags })
      : await nativeCommand(source, { port, dataDirectory, initFile, runDirectory, flags })
  const service = new Service({
    ...command,
    name: 'mariadb',
    env: process.env,
    stage: stopStage.server,
    guardian: options.guardian,
    ready: () => canQuery(databaseUrl('seckill')),
    onLine: options.onLine,
    onUnexpectedExit: options.onUnexpectedExit,
    stopSignal: options.disposable ? 'SIGKILL' : 'SIGTERM',
    // A flush of a large buffer pool is worth waiting for: killing it only means a recovery later.
    graceMs: 30_000,
  })
  try {
    await service.start(options.signal)
  } catch (error) {
    await service.kill('SIGKILL')
    close()
    throw error
  }
  return {
    service,
    databaseUrl,
    adminUrl: adminPassword ? urlOf('floodgate_test', adminPassword, '') : null,
    close: async () => {
      await service.stop()
      close()
    },
  }
}

export function databaseName(name: SubgraphName): string {
  return `floodgate_${name}`
}

interface CommandParts {
  port: number
  dataDirectory: string
  initFile: string
  flags: readonly string[]
}

async function nativeCommand(
  source: Extract<ServerSource, { kind: 'native' }>,
  parts: CommandParts & { runDirectory: string },
): Promise<{ command: string; args: string[] }> {
  // A starting server deletes the temporary tables it finds: in a shared folder, those of its neighbours.
  const tmpdir = `--tmpdir=${parts.runDirectory}`
  await createDataDirectory(source.mariadbInstallDb, parts.dataDirectory, tmpdir)
  const args = [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${parts.dataDirectory}`,
    tmpdir,
    '--bind-address=127.0.0.1',
    `--port=${parts.port}`,
    `--socket=${join(parts.runDirectory, 'mariadb.sock')}`,
    `--pid-file=${join(parts.runDirectory, 'mariadb.pid')}`,
    `--init-file=${parts.initFile}`,
    ...parts.flags,
  ]
  return { command: source.mariadbd, args }
}

function dockerCommand(parts: CommandParts): { command: string; args: string[] } {
  mkdirSync(parts.dataDirectory, { recursive: true })
  const args = dockerRunArguments({
    name: 'floodgate-mariadb',
    image: 'mariadb:10.11',
    hostPort: parts.port,
    containerPort: 3306,
    mounts: {
      [parts.dataDirectory]: '/var/lib/mysql',
      [parts.initFile]: '/floodgate-init.sql:ro',
    },
    env: { MARIADB_RANDOM_ROOT_PASSWORD: '1' },
    args: ['--init-file=/floodgate-init.sql', ...parts.flags],
  })
  return { command: 'docker', args }
}

async function createDataDirectory(
  installDb: string,
  directory: string,
  ...flags: readonly string[]
): Promise<void> {
  if (existsSync(directory)) return
  // Made beside its place and renamed, so that an interrupted creation is not taken for a data folder.
  const unfinished = `${directory}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const { username } = userInfo()
  try {
    await run(installDb, [
      '--no-defaults',
      `--user=${username}`,
      `--datadir=${unfinished}`,
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${username}`,
      '--skip-test-db',
      '--innodb-log-file-size=48M',
      ...flags,
    ])
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new UserError(`MariaDB could not create its data folder:\n${stdout}${stderr}`)
  }
  renameSync(unfinished, directory)
}

function serverFlags(disposable: boolean): string[] {
  return [
    '--skip-log-bin',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    '--default-time-zone=+00:00',
    '--max-connections=500',
    '--innodb-log-file-size=48M',
    '--performance-schema=OFF',
    `--innodb-flush-log-at-trx-commit=${disposable ? 2 : 1}`,
    ...(disposable ? ['--innodb-buffer-pool-size=64M', '--innodb-doublewrite=OFF'] : []),
  ]
}

/** One statement a line, repeatable: the server runs them at every start. */
function grantStatements(secrets: Secrets, host: string, adminPassword: string | null): string {
  const statements = subgraphNames.flatMap((name) => {
    const database = databaseName(name)
    const account = `'${database}'@'${host}'`
    const password = secrets.databasePasswords[name]
    return [
      `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;`,
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';`,
      `ALTER USER ${account} IDENTIFIED BY '${password}';`,
      // A bare underscore is a wildcard here, and would give away databases with similar names.
      `GRANT ALL PRIVILEGES ON \`${database.replaceAll('_', '\\_')}\`.* TO ${account};`,
    ]
  })
  if (adminPassword) {
    const account = `'floodgate_test'@'${host}'`
    statements.push(
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${adminPassword}';`,
      `GRANT ALL PRIVILEGES ON \`floodgate\\_test\\_%\`.* TO ${account};`,
    )
  }
  return `${statements.join('\n')}\n`
}
