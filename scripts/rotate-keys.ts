import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './lib/paths.ts'
import { newDataKey } from './lib/secrets.ts'
import { runCommand, UserError } from './lib/terminal.ts'
import { databaseVariable } from './lib/topology.ts'

/** The subgraphs that keep personal data. */
const KEEPERS = ['user', 'order'] as const

/** What the task says, line by line, is its progress. */
async function rotate(name: (typeof KEEPERS)[number]): Promise<void> {
  const script = join(root, 'subgraphs', name, 'src/rotate-keys.ts')
  const child = spawn(process.execPath, [script], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new UserError(`The rotation of ${name} did not end; run it again.`)
}

await runCommand(async () => {
  if (process.argv[2] === 'new') {
    console.log(newDataKey(process.argv[3] ?? `k${new Date().toISOString().slice(0, 10)}`))
    return
  }
  const missing = KEEPERS.map(databaseVariable).filter((variable) => !process.env[variable])
  if (missing.length > 0 || !process.env.DATA_ENCRYPTION_KEYS) {
    throw new UserError(
      `Set DATA_ENCRYPTION_KEYS, the current key first, and the environment of the subgraphs (${missing.join(', ')}). ` +
        '`npm run keys:rotate -- new <id>` prints a new key.',
    )
  }
  for (const name of KEEPERS) await rotate(name)
})
