import { baseEnvironment, flag, mysqlUrl, parseEnvironment } from '@floodgate/platform/environment'
import { type z } from 'zod'

const schema = baseEnvironment.extend({
  DATABASE_URL_USER: mysqlUrl,
  /** Lets the seed write its accounts, whose passwords everybody knows, in production. */
  ALLOW_DEMO_DATA: flag.default(false),
})

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}
