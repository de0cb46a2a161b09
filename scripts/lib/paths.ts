import { join, resolve } from 'node:path'

/** The repository's root. */
export const root = join(import.meta.dirname, '../..')

/**
 * What `npm start` keeps between runs: data, secrets, the file that says it is running.
 * `FLOODGATE_STATE_DIRECTORY` moves it, so that a checkout can have several.
 */
export const stateDirectory = resolve(
  process.env.FLOODGATE_STATE_DIRECTORY ?? join(root, '.floodgate'),
)

/** Types stripped and code compiled once for all processes and starts: half of what a start costs. */
export const compileCacheDirectory = join(stateDirectory, 'compile-cache')

/** Where migrations and Prisma schemas live, a folder per subgraph. */
export const prismaDirectory = join(root, 'prisma')
