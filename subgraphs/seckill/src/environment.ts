import {
  baseEnvironment,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
} from '@floodgate/platform/environment'
import { type z } from 'zod'

const workerSchema = baseEnvironment.extend({ DATABASE_URL_SECKILL: mysqlUrl })

const schema = workerSchema.extend({
  SUBGRAPH_URL_CATALOG: httpUrl,
  SUBGRAPH_URL_ORDER: httpUrl,
})

export type Environment = z.infer<typeof schema>
export type WorkerEnvironment = z.infer<typeof workerSchema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}

/** @throws EnvironmentError naming every fault */
export function readWorkerEnvironment(env: NodeJS.ProcessEnv = process.env): WorkerEnvironment {
  return parseEnvironment(workerSchema, env)
}
