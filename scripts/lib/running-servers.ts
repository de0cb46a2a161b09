import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from './terminal.ts'
import { databaseVariable, type SubgraphName } from './topology.ts'

const pathIn = (directory: string) => join(directory, 'stack.json')
const schema = z.object({
  databaseUrls: z.record(z.string(), z.string()),
  dataEncryptionKeyIds: z.array(z.string()),
})

/** What tools have to know of the stack that runs here. */
export interface RunningStack {
  readonly databaseUrls: Readonly<Record<SubgraphName, string>>
  /** Of the keys that its processes know, the one that seals first. */
  readonly dataEncryptionKeyIds: readonly string[]
}

/** Keeps what tools have to know of a running stack. @returns forgets it */
export function rememberStack(directory: string, stack: RunningStack): () => void {
  writeFileSync(pathIn(directory), JSON.stringify(stack), { mode: 0o600 })
  return () => rmSync(pathIn(directory), { force: true })
}

/** The stack that runs here; null when none does. */
export function findRunningStack(directory: string): z.infer<typeof schema> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(pathIn(directory), 'utf8')))
  } catch {
    return null
  }
}

/**
 * The database that a tool works on: the one that the environment names, else that of the stack that runs here.
 * @throws UserError when there is neither
 */
export function toolDatabaseUrl(
  name: SubgraphName,
  directory: string,
  env: NodeJS.ProcessEnv,
): string {
  const variable = databaseVariable(name)
  const url = env[variable] ?? findRunningStack(directory)?.databaseUrls[name]
  if (url !== undefined) return url
  throw new UserError(`Start the product first (npm start), or set ${variable}.`)
}
