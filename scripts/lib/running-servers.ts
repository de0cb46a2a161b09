import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from './terminal.ts'
import { databaseVariable, type SubgraphName } from './topology.ts'

const pathIn = (directory: string) => join(directory, 'databases.json')
const schema = z.record(z.string(), z.string())

/** Keeps where the databases of a running stack are, for tools. @returns forgets it */
export function rememberDatabases(
  directory: string,
  databaseUrls: Readonly<Record<SubgraphName, string>>,
): () => void {
  writeFileSync(pathIn(directory), JSON.stringify(databaseUrls), { mode: 0o600 })
  return () => rmSync(pathIn(directory), { force: true })
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
  const url = env[variable] ?? readUrl(name, directory)
  if (url !== undefined) return url
  throw new UserError(`Start the product first (npm start), or set ${variable}.`)
}

function readUrl(name: SubgraphName, directory: string): string | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(pathIn(directory), 'utf8')))[name]
  } catch {
    return undefined
  }
}
