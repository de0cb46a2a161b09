import { z } from 'zod'

/** Every fault of a process's environment, one line each: what `runProcess` prints before it exits. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The environment is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/**
 * Checks a process's environment against a schema, reporting all faults at once.
 * An empty variable counts as missing, as shells and compose files produce them.
 * @throws EnvironmentError
 */
export function parseEnvironment<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(present)
  if (result.success) return result.data
  throw new EnvironmentError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  )
}

const url = (protocols: readonly string[]) =>
  z.string({ error: 'is required' }).refine(
    (value) => {
      // The further nodes of a cluster follow after commas, which URLs don't have.
      const first = value.split(',')[0] ?? ''
      return URL.canParse(first) && protocols.includes(new URL(first).protocol)
    },
    { error: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}` },
  )

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535)
export const httpUrl = url(['http:', 'https:'])
export const mysqlUrl = url(['mysql:', 'mariadb:'])
/** `redis://` or `rediss://` for one server, `redis-cluster://host:port,host:port` for a cluster. */
export const redisUrl = url(['redis:', 'rediss:', 'redis-cluster:'])
/** A shared secret of at least 32 characters. */
export const secret = z
  .string({ error: 'is required' })
  .min(32, { error: 'must have at least 32 characters' })
export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
/** `true` or `false`, as written in a shell. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** What every process of Floodgate needs. */
export const baseEnvironment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: logLevel.default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(0),
  REDIS_URL: redisUrl,
  INTERNAL_IDENTITY_SECRET: secret,
  /** Where a fault run ends this process; see `crash-point.ts`. */
  CRASH_POINT: z.string().optional(),
})
