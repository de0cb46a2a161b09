import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from './terminal.ts'
import { subgraphNames, type SubgraphName } from './topology.ts'

const secretsSchema = z.object({
  internalIdentitySecret: z.string().min(32),
  /** As `DATA_ENCRYPTION_KEYS` and `DATA_INDEX_KEY` have them. */
  dataEncryptionKeys: z.string().min(40),
  dataIndexKey: z.string().min(32),
  databasePasswords: z.record(z.enum(subgraphNames), z.string().min(16)),
})

export type Secrets = z.infer<typeof secretsSchema>

/** Reads the secrets of a private installation, made at random and readable by their owner alone. */
export function loadSecrets(directory: string): Secrets {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'secrets.json')
  try {
    writeFileSync(path, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return completed(path, JSON.parse(readFileSync(path, 'utf8')) as object)
}

/** An installation from before a secret was needed gets it now. */
function completed(path: string, stored: object): Secrets {
  const secrets = secretsSchema.parse({ ...makeSecrets(), ...stored })
  if (!Object.keys(secrets).every((name) => name in stored)) replace(path, secrets)
  return secrets
}

function replace(path: string, secrets: Secrets): void {
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(unfinished, path)
}

/**
 * Puts a new key in front of those of a private installation: what starts from now on seals with it.
 * @throws UserError when the id can't be one, or is taken
 */
export function addDataKey(directory: string, id: string): void {
  const secrets = loadSecrets(directory)
  if (!/^[a-z0-9-]{1,16}$/.test(id)) {
    throw new UserError('The id of a key is 1 to 16 small letters, digits and hyphens.')
  }
  const keys = secrets.dataEncryptionKeys
  if (keyIdsOf(keys).includes(id)) throw new UserError(`There is a key ${id} already.`)
  replace(join(directory, 'secrets.json'), {
    ...secrets,
    dataEncryptionKeys: `${newDataKey(id)},${keys}`,
  })
}

/** What processes are told of them. */
export function secretsForProcesses({
  internalIdentitySecret,
  dataEncryptionKeys,
  dataIndexKey,
}: Secrets): Omit<Secrets, 'databasePasswords'> {
  return { internalIdentitySecret, dataEncryptionKeys, dataIndexKey }
}

function makeSecrets(): Secrets {
  const passwords = subgraphNames.map((name) => [name, randomSecret()] as const)
  return {
    internalIdentitySecret: randomSecret(),
    dataEncryptionKeys: newDataKey('k1'),
    dataIndexKey: randomSecret(),
    databasePasswords: Object.fromEntries(passwords) as Record<SubgraphName, string>,
  }
}

/** A key for `DATA_ENCRYPTION_KEYS`: 256 random bits under a name. */
export function newDataKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64url')}`
}

/** The ids in a value of `DATA_ENCRYPTION_KEYS`. */
export const keyIdsOf = (dataEncryptionKeys: string): string[] =>
  dataEncryptionKeys.split(',').map((key) => key.trim().split(':')[0] ?? '')

/** 192 random bits, in characters that need no escaping in SQL or in a URL. */
export function randomSecret(): string {
  return randomBytes(24).toString('base64url').padEnd(32, '0')
}
