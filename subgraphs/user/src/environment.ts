import {
  baseEnvironment,
  flag,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
  secret,
} from '@floodgate/platform/environment'
import { dataKeys } from '@floodgate/platform/field-cipher'
import { z } from 'zod'

const schema = baseEnvironment.extend({
  DATABASE_URL_USER: mysqlUrl,
  SUBGRAPH_URL_ORDER: httpUrl,
  DATA_ENCRYPTION_KEYS: dataKeys,
  /** Keys the blind indexes. It can't be rotated: emails would no longer be found. */
  DATA_INDEX_KEY: secret,
  /** `smtp://` or `smtps://user:password@host:port`. */
  MAIL_URL: z
    .string()
    .regex(/^smtps?:\/\//, { error: 'must begin with smtp:// or smtps://' })
    .optional(),
  /** Where mails are written when there is no MAIL_URL. */
  MAIL_DIRECTORY: z.string().optional(),
  MAIL_FROM: z.string().default('Floodgate <no-reply@floodgate.example>'),
  /** Where the links of mails lead. */
  SHOP_URL: httpUrl.default('http://127.0.0.1:4000'),
  /** Lets the seed write its accounts, whose passwords everybody knows, in production. */
  ALLOW_DEMO_DATA: flag.default(false),
})

/** What the rotation of keys needs: the database alone. */
const rotationSchema = schema.pick({
  DATABASE_URL_USER: true,
  DATA_ENCRYPTION_KEYS: true,
  DATA_INDEX_KEY: true,
})

/** @throws EnvironmentError naming every fault */
export function readRotationEnvironment(env: NodeJS.ProcessEnv = process.env) {
  return parseEnvironment(rotationSchema, env)
}

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return parseEnvironment(schema, env)
}
