import {
  baseEnvironment,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
} from '@floodgate/platform/environment'
import type { z } from 'zod'

const schema = baseEnvironment.extend({
  DATABASE_URL_SECKILL: mysqlUrl,
  SUBGRAPH_URL_CATALOG: httpUrl,
  SUBGRAPH_URL_ORDER: httpUrl,
})

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}
