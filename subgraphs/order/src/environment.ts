import {
  baseEnvironment,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
} from '@floodgate/platform/environment'
import { dataKeys } from '@floodgate/platform/field-cipher'
import { z } from 'zod'

const SEVEN_DAYS = 7 * 24 * 60 * 60

const schema = baseEnvironment.extend({
  DATABASE_URL_ORDER: mysqlUrl,
  SUBGRAPH_URL_CATALOG: httpUrl,
  DATA_ENCRYPTION_KEYS: dataKeys,
  /** After which an unpaid order is cancelled by itself. */
  PAYMENT_TIMEOUT_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .int()
    .min(1)
    .max(SEVEN_DAYS)
    .default(900),
})

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}
