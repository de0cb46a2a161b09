import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installWithApt, manualCommand } from './apt.ts'
import { hasDockerEngine } from './docker.ts'
import { say, UserError } from './terminal.ts'

/** A program that Floodgate runs but npm can't install: its names, and the Debian package that has it. */
const programs = {
  mariadbd: { names: ['mariadbd'], aptPackage: 'mariadb-server' },
  'mariadb-install-db': {
    names: ['mariadb-install-db', 'mysql_install_db'],
    aptPackage: 'mariadb-server',
  },
  'redis-server': { names: ['redis-server'], aptPackage: 'redis-server' },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    aptPackage: 'chromium',
  },
} as const

export type Program = keyof typeof programs

// Servers live in sbin, which is not on an ordinary user's PATH; the last two are Homebrew's.
const extraFolders = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
]

/** The path of a program on this machine, or null. */
export function findProgram(program: Program, path = process.env.PATH ?? ''): string | null {
  const folders = [...path.split(delimiter).filter(Boolean), ...extraFolders]
  for (const name of programs[program].names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable)
    if (found) return found
  }
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the private servers come from on this machine. */
export type ServerSource =
  | { kind: 'native'; mariadbd: string; mariadbInstallDb: string; redisServer: string }
  | { kind: 'docker' }

/**
 * Finds the database servers; installs what is missing with apt, or falls back to Docker.
 * @throws UserError with the command to type when neither can be done
 */
export async function ensureServers(): Promise<ServerSource> {
  const native = findServers()
  if (native) return native
  const missing = missingPackages(['mariadbd', 'mariadb-install-db', 'redis-server'])
  if (await installWithApt(missing)) {
    const installed = findServers()
    if (installed) return installed
  }
  if (await hasDockerEngine()) {
    say(`${missing.join(' and ')} not found: using Docker containers instead`)
    return { kind: 'docker' }
  }
  throw new UserError(
    `Floodgate needs MariaDB and Redis, and ${missing.join(' and ')} can't be installed from here. ` +
      `Type: ${manualCommand(missing)}`,
  )
}

function findServers(): ServerSource | null {
  const mariadbd = findProgram('mariadbd')
  const mariadbInstallDb = findProgram('mariadb-install-db')
  const redisServer = findProgram('redis-server')
  if (!mariadbd || !mariadbInstallDb || !redisServer) return null
  return { kind: 'native', mariadbd, mariadbInstallDb, redisServer }
}

/**
 * Finds a Chromium, installing it with apt where it is missing.
 * @throws UserError with the command to type
 */
export async function ensureChromium(): Promise<string> {
  const found = findProgram('chromium')
  if (found) return found
  const missing = missingPackages(['chromium'])
  const installed = (await installWithApt(missing)) ? findProgram('chromium') : null
  if (installed) return installed
  throw new UserError(`The browser test needs Chromium. Type: ${manualCommand(missing)}`)
}

function missingPackages(wanted: readonly Program[]): string[] {
  const missing = wanted.filter((program) => !findProgram(program))
  return [...new Set(missing.map((program) => programs[program].aptPackage))]
}
