import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { subgraphNames, type SubgraphName } from './topology.ts'

const secretsSchema = z.object({
  internalIdentitySecret: z.string().min(32),
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
  return secretsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

function makeSecrets(): Secrets {
  const passwords = subgraphNames.map((name) => [name, randomSecret()] as const)
  return {
    internalIdentitySecret: randomSecret(),
    databasePasswords: Object.fromEntries(passwords) as Record<SubgraphName, string>,
  }
}

/** 192 random bits, in characters that need no escaping in SQL or in a URL. */
export function randomSecret(): string {
  return randomBytes(24).toString('base64url').padEnd(32, '0')
}
