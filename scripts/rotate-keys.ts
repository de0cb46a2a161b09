import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root, stateDirectory } from './lib/paths.ts'
import { rotationEnvironment } from './lib/rotation-environment.ts'
import { addDataKey, newDataKey } from './lib/secrets.ts'
import { runCommand, say, UserError } from './lib/terminal.ts'

const USAGE = `npm run keys:rotate              seals all personal data by the current key, while the shop is open
npm run keys:rotate -- add <id>  puts a new key in front of those of the private installation (npm start)
npm run keys:rotate -- new <id>  prints a new key, for DATA_ENCRYPTION_KEYS of servers of your own`

/** The subgraphs that keep personal data. */
const KEEPERS = ['user', 'order'] as const

/** What the task says, line by line, is its progress. */
async function rotate(name: (typeof KEEPERS)[number], env: NodeJS.ProcessEnv): Promise<void> {
  const script = join(root, 'subgraphs', name, 'src/rotate-keys.ts')
  const child = spawn(process.execPath, [script], { stdio: 'inherit', env })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new UserError(`The rotation of ${name} did not end; run it again.`)
}

await runCommand(async () => {
  const [command, id = `k${new Date().toISOString().slice(0, 10)}`] = process.argv.slice(2)
  switch (command) {
    case undefined: {
      const env = rotationEnvironment(stateDirectory, process.env)
      for (const name of KEEPERS) await rotate(name, env)
      return
    }
    case 'new':
      console.log(newDataKey(id))
      return
    case 'add':
      addDataKey(stateDirectory, id)
      say(
        `${id} seals from the next start on: stop npm start, start it again, then npm run keys:rotate`,
      )
      return
    default:
      throw new UserError(USAGE)
  }
})
