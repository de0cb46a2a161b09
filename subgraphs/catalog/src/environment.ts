import {
  baseEnvironment,
  flag,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
} from '@floodgate/platform/environment'
import { z } from 'zod'

const schema = baseEnvironment.extend({
  DATABASE_URL_CATALOG: mysqlUrl,
  SUBGRAPH_URL_ORDER: httpUrl,
  /** Where the files of product images lie. */
  IMAGE_DIRECTORY: z.string({ error: 'is required' }),
  /** Where clients fetch them: this process's `/images`, or a CDN before it. */
  IMAGE_BASE_URL: httpUrl.transform((url) => url.replace(/\/+$/, '')),
  /** Lets the seed write its products in production. */
  ALLOW_DEMO_DATA: flag.default(false),
})

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}
