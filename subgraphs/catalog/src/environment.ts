import {
  baseEnvironment,
  flag,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
} from '@floodgate/platform/environment'
import { z } from 'zod'

const mysqlUrls = z
  .string()
  .transform((text) => text.split(',').map((url) => url.trim()))
  .pipe(z.array(mysqlUrl))

const schema = baseEnvironment.extend({
  DATABASE_URL_CATALOG: mysqlUrl,
  /** Replicas of the catalog's database, comma-separated: lists and searches of customers are read there. */
  DATABASE_REPLICA_URLS: mysqlUrls.default([]),
  SUBGRAPH_URL_ORDER: httpUrl,
  /** Where the files of product images lie. */
  IMAGE_DIRECTORY: z.string({ error: 'is required' }),
  /** Where clients fetch them: this process's `/images`, or a CDN before it. */
  IMAGE_BASE_URL: httpUrl.transform((url) => url.replace(/\/+$/, '')),
  /** An OpenSearch server for searches, `http://user:password@host:9200`, instead of the database's own index. */
  SEARCH_URL: httpUrl.optional(),
  /** A bucket for images, instead of the directory; clients upload straight to it. */
  IMAGE_S3_BUCKET: z.string().optional(),
  IMAGE_S3_REGION: z.string().default('us-east-1'),
  /** Of a server that speaks S3 and is not Amazon's. */
  IMAGE_S3_ENDPOINT: httpUrl.optional(),
  /** Lets the seed write its products in production. */
  ALLOW_DEMO_DATA: flag.default(false),
})

const toolSchema = z.object({
  DATABASE_URL_CATALOG: mysqlUrl,
  SEARCH_URL: httpUrl.optional(),
})

/** For tools that work on the database alone. @throws EnvironmentError */
export function readToolEnvironment(env: NodeJS.ProcessEnv = process.env) {
  return parseEnvironment(toolSchema, env)
}

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}
