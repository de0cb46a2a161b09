import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { emptyDatabase, flushRedis } from './lib/empty-servers.ts'
import { checkOwnDatabase, checkOwnRedis } from './lib/own-servers.ts'
import { stateDirectory } from './lib/paths.ts'
import { runningPid } from './lib/run-lock.ts'
import { runCommand, UserError } from './lib/terminal.ts'
import { databaseVariable, subgraphNames } from './lib/topology.ts'

const help = `npm run reset [-- --yes-drop-my-databases]

Empties Floodgate's data; the next npm start seeds it anew. Refuses while Floodgate runs.

Without options it deletes the data folder of the private MariaDB and Redis that npm start
keeps in .floodgate/. Where DATABASE_URL_<SUBGRAPH> or REDIS_URL name servers of your own, it
refuses, unless:

  --yes-drop-my-databases   drops every table and view of the databases in DATABASE_URL_<SUBGRAPH>,
                            and runs FLUSHDB on the database of REDIS_URL
  --help                    shows this text`

function resetPrivateServers(): void {
  const data = join(stateDirectory, 'data')
  if (!existsSync(data)) {
    console.log('There is no private data to remove.')
    return
  }
  rmSync(data, { recursive: true, force: true })
  console.log(`Removed ${data}: the private MariaDB, Redis and images.`)
}

async function resetOwnServers(): Promise<void> {
  for (const name of subgraphNames) {
    const url = process.env[databaseVariable(name)]
    if (!url) continue
    await checkOwnDatabase(name, process.env)
    const count = await emptyDatabase(url)
    console.log(`${databaseVariable(name)}: dropped ${count} tables and views.`)
  }
  const redisUrl = process.env.REDIS_URL
  if (!redisUrl) return
  await checkOwnRedis(redisUrl)
  await flushRedis(redisUrl)
  console.log('REDIS_URL: flushed.')
}

function ownVariables(): string[] {
  const variables = [...subgraphNames.map(databaseVariable), 'REDIS_URL']
  return variables.filter((variable) => process.env[variable])
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, 'yes-drop-my-databases': { type: 'boolean' } },
  })
  if (values.help) {
    console.log(help)
    return
  }
  const pid = await runningPid(stateDirectory)
  if (pid !== null) throw new UserError(`Floodgate is running as process ${pid}. Stop it first.`)
  const own = ownVariables()
  if (own.length > 0 && !values['yes-drop-my-databases']) {
    throw new UserError(
      `${own.join(', ')} name servers of your own. To empty those too: npm run reset -- --yes-drop-my-databases`,
    )
  }
  await resetOwnServers()
  resetPrivateServers()
})
