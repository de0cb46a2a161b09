import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.ts'
import { newDataKey, randomSecret } from '../lib/secrets.ts'
import { runCommand, UserError } from '../lib/terminal.ts'

const variables = [
  'INTERNAL_IDENTITY_SECRET',
  'DATA_INDEX_KEY',
  'MYSQL_ROOT_PASSWORD',
  'DATABASE_PASSWORD_USER',
  'DATABASE_PASSWORD_CATALOG',
  'DATABASE_PASSWORD_ORDER',
  'DATABASE_PASSWORD_SECKILL',
]

// Writes the .env that docker-compose.yml asks for; never over one that exists.
await runCommand(() => {
  const path = join(root, '.env')
  const secrets = variables.map((name) => `${name}=${randomSecret()}\n`)
  const content = [...secrets, `DATA_ENCRYPTION_KEYS=${newDataKey('k1')}\n`].join('')
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return Promise.reject(new UserError('.env exists already: left as it is.'))
  }
  console.log(`wrote ${path}`)
  return Promise.resolve()
})
