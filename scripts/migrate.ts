import { join } from 'node:path'
import { checkOwnDatabase } from './lib/own-servers.ts'
import { migrate } from './lib/migrate.ts'
import { prismaDirectory } from './lib/paths.ts'
import { runCommand, UserError } from './lib/terminal.ts'
import { databaseVariable, subgraphNames } from './lib/topology.ts'

await runCommand(async () => {
  const names = subgraphNames.filter((name) => process.env[databaseVariable(name)])
  if (names.length === 0) {
    const variables = subgraphNames.map(databaseVariable).join(', ')
    throw new UserError(
      `Set the databases to migrate: ${variables}. (npm start migrates its private ones itself.)`,
    )
  }
  for (const name of names) {
    await checkOwnDatabase(name, process.env)
    const url = process.env[databaseVariable(name)] ?? ''
    const applied = await migrate(url, join(prismaDirectory, name, 'migrations'))
    console.log(`${name}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'}`)
  }
})
