import { findRunningStack } from './running-servers.ts'
import { keyIdsOf, loadSecrets } from './secrets.ts'
import { UserError } from './terminal.ts'

const OWN = ['DATABASE_URL_USER', 'DATABASE_URL_ORDER', 'DATA_ENCRYPTION_KEYS', 'DATA_INDEX_KEY']

/**
 * What a rotation of keys needs: from the environment, where that names databases or keys, else of the stack that runs here.
 * @throws UserError when something is missing, or the stack does not know the keys
 */
export function rotationEnvironment(directory: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const missing = OWN.filter((name) => !env[name])
  if (missing.length === 0) return env
  // A mixture would seal one installation's rows by another's keys.
  if (missing.length < OWN.length) throw new UserError(`Set ${missing.join(', ')}, too, or none.`)
  const stack = findRunningStack(directory)
  if (!stack) throw new UserError(`Start the product first (npm start), or set ${OWN.join(', ')}.`)
  const { dataEncryptionKeys, dataIndexKey } = loadSecrets(directory)
  const [current = ''] = keyIdsOf(dataEncryptionKeys)
  if (!stack.dataEncryptionKeyIds.includes(current)) {
    throw new UserError(
      `The processes do not know the key ${current} yet: stop npm start, start it again, then run this again.`,
    )
  }
  return {
    ...env,
    DATABASE_URL_USER: stack.databaseUrls.user,
    DATABASE_URL_ORDER: stack.databaseUrls.order,
    DATA_ENCRYPTION_KEYS: dataEncryptionKeys,
    DATA_INDEX_KEY: dataIndexKey,
  }
}
