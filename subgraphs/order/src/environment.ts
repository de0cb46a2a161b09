import {
  baseEnvironment,
  EnvironmentError,
  flag,
  httpUrl,
  mysqlUrl,
  parseEnvironment,
} from '@floodgate/platform/environment'
import { dataKeys } from '@floodgate/platform/field-cipher'
import { z } from 'zod'
import type { PaymentSettings } from './payments/create-payments.ts'

const SEVEN_DAYS = 7 * 24 * 60 * 60

const schema = baseEnvironment.extend({
  DATABASE_URL_ORDER: mysqlUrl,
  SUBGRAPH_URL_CATALOG: httpUrl,
  SUBGRAPH_URL_USER: httpUrl,
  DATA_ENCRYPTION_KEYS: dataKeys,
  /** After which an unpaid order is cancelled by itself. */
  PAYMENT_TIMEOUT_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .int()
    .min(1)
    .max(SEVEN_DAYS)
    .default(900),
  /** Of the router, as browsers and payment providers reach it. */
  PUBLIC_URL: httpUrl.default('http://127.0.0.1:4000'),
  /** The sandbox takes no money: switch it off where customers pay. */
  SANDBOX_PAYMENTS: flag.default(true),
  /** Where the sandbox sends its webhooks; the router's address as this process reaches it. */
  SANDBOX_WEBHOOK_URL: httpUrl.optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_URL: httpUrl.optional(),
  /** Whether the shop's own systems may have webhooks inside its network and without TLS; for development alone. */
  WEBHOOK_PRIVATE_ADDRESSES: flag.default(false),
})

/** What the rotation of keys needs: the database alone. */
const rotationSchema = schema.pick({ DATABASE_URL_ORDER: true, DATA_ENCRYPTION_KEYS: true })

/** @throws EnvironmentError naming every fault */
export function readRotationEnvironment(env: NodeJS.ProcessEnv = process.env) {
  return parseEnvironment(rotationSchema, env)
}

export type Environment = z.infer<typeof schema>

/** @throws EnvironmentError naming every fault */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const environment = parseEnvironment(schema, env)
  if (environment.STRIPE_SECRET_KEY && !environment.STRIPE_WEBHOOK_SECRET) {
    throw new EnvironmentError(['STRIPE_WEBHOOK_SECRET: is required with STRIPE_SECRET_KEY'])
  }
  return environment
}

/** How payments are set up. */
export function paymentSettingsOf(environment: Environment): PaymentSettings {
  const { PUBLIC_URL: publicUrl, INTERNAL_IDENTITY_SECRET: secret } = environment
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = environment
  const webhookUrl = environment.SANDBOX_WEBHOOK_URL ?? new URL('/webhooks/sandbox', publicUrl).href
  return {
    publicUrl,
    sandbox: environment.SANDBOX_PAYMENTS ? { secret, webhookUrl } : null,
    stripe:
      secretKey && webhookSecret
        ? { secretKey, webhookSecret, apiUrl: environment.STRIPE_API_URL }
        : null,
  }
}
