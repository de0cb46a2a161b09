import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root, stateDirectory } from './lib/paths.ts'
import { toolDatabaseUrl } from './lib/running-servers.ts'
import { runCommand } from './lib/terminal.ts'

/** In MiB. Left to itself, Node lets garbage grow with the memory that a machine has. */
const HEAP_LIMIT = '--max-old-space-size=192'

// Runs a tool of the catalog on the database of the stack that runs here, or on the one that DATABASE_URL_CATALOG names.
await runCommand(async () => {
  const [tool = '', ...args] = process.argv.slice(2)
  const url = toolDatabaseUrl('catalog', stateDirectory, process.env)
  const child = spawn(
    process.execPath,
    [HEAP_LIMIT, join(root, 'subgraphs/catalog/src', `${tool}.ts`), ...args],
    { stdio: 'inherit', env: { ...process.env, DATABASE_URL_CATALOG: url } },
  )
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
})
