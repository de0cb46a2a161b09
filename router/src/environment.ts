import { join } from 'node:path'
import {
  baseEnvironment,
  EnvironmentError,
  flag,
  httpUrl,
  parseEnvironment,
  port,
} from '@floodgate/platform/environment'
import { z } from 'zod'
import {
  documentsEnvironment,
  type DocumentsEnvironment,
  documentsIn,
} from './documents/documents-environment.ts'
import { URL_VARIABLE } from './subgraph/subgraph-urls.ts'
import {
  trafficEnvironment,
  type TrafficEnvironment,
  trafficIn,
} from './traffic/traffic-environment.ts'

const origins = z
  .string()
  .default('')
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .transform((values) => values.filter((origin) => origin !== ''))
  .refine(
    (values) => values.every((value) => URL.canParse(value) && new URL(value).origin === value),
    {
      error: 'must be origins such as https://shop.example, separated by commas',
    },
  )

const amount = (what: string) =>
  z.coerce
    .number({ error: `must be ${what}` })
    .int()
    .min(1)

const schema = baseEnvironment.extend({
  PORT: port.default(4000),
  SUPERGRAPH_PATH: z.string().default(join(import.meta.dirname, '../supergraph.graphql')),
  CORS_ORIGINS: origins,
  TRUST_PROXY: z.coerce
    .number({ error: 'must be the number of proxies before the router' })
    .int()
    .min(0)
    .max(10)
    .default(0),
  ROUTER_PROCESSES: amount('a number of processes').max(128).default(1),
  OPERATIONS_PER_CONNECTION: amount('a number of operations').default(50),
  CONNECTIONS_PER_USER: amount('a number of connections').default(50),
  SUBSCRIPTIONS_PER_USER: amount('a number of subscriptions').default(200),
  PLAYGROUND: flag.optional(),
  INTROSPECTION: flag.optional(),
  SIGNED_REQUESTS_PATH: z.string().optional(),
  ...documentsEnvironment,
  ...trafficEnvironment,
})

export interface RouterEnvironment extends DocumentsEnvironment, TrafficEnvironment {
  readonly logLevel: string
  readonly host: string
  readonly port: number
  readonly redisUrl: string
  readonly identitySecret: string
  readonly supergraphPath: string
  /** GraphQL endpoints of subgraphs, by variable: see `subgraph-urls.ts`. */
  readonly subgraphUrls: Readonly<Record<string, string>>
  readonly corsOrigins: readonly string[]
  /** How many accept on the port. */
  readonly processes: number
  /** Of each process. */
  readonly connectionLimits: {
    readonly operationsPerConnection: number
    readonly connectionsPerUser: number
    readonly subscriptionsPerUser: number
  }
  /** How many proxies before the router append to `X-Forwarded-For`. */
  readonly proxies: number
  /** @default true, but false in production */
  readonly playground: boolean
  /** @default true, but false in production */
  readonly introspection: boolean
  /** Undefined where no signatures are looked at. */
  readonly signedRequestsPath: string | undefined
}

/** Whatever subgraphs the supergraph has, each may have a URL. */
function schemaFor(env: NodeJS.ProcessEnv) {
  const names = Object.keys(env).filter((name) => name.startsWith(URL_VARIABLE) && env[name])
  const urls: object = Object.fromEntries(names.map((name) => [name, httpUrl]))
  return z.object({ ...schema.shape, ...urls })
}

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv): RouterEnvironment {
  const values = parseEnvironment(schemaFor(env), env)
  if (values.PERSISTED_OPERATIONS_ONLY && values.PERSISTED_OPERATIONS_PATH === undefined) {
    throw new EnvironmentError(['PERSISTED_OPERATIONS_ONLY: needs PERSISTED_OPERATIONS_PATH'])
  }
  const open = values.NODE_ENV !== 'production'
  return {
    logLevel: values.LOG_LEVEL,
    host: values.HOST,
    port: values.PORT,
    redisUrl: values.REDIS_URL,
    identitySecret: values.INTERNAL_IDENTITY_SECRET,
    supergraphPath: values.SUPERGRAPH_PATH,
    subgraphUrls: Object.fromEntries(
      Object.entries(values).filter(([name]) => name.startsWith(URL_VARIABLE)),
    ) as Record<string, string>,
    corsOrigins: values.CORS_ORIGINS,
    processes: values.ROUTER_PROCESSES,
    connectionLimits: {
      operationsPerConnection: values.OPERATIONS_PER_CONNECTION,
      connectionsPerUser: values.CONNECTIONS_PER_USER,
      subscriptionsPerUser: values.SUBSCRIPTIONS_PER_USER,
    },
    proxies: values.TRUST_PROXY,
    playground: values.PLAYGROUND ?? open,
    introspection: values.INTROSPECTION ?? open,
    signedRequestsPath: values.SIGNED_REQUESTS_PATH,
    ...documentsIn(values),
    ...trafficIn(values),
  }
}
