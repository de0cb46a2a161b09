import type { Logger } from '@floodgate/platform/logging'
import type { Route } from '@floodgate/platform/health'
import type { PrismaClient } from '#prisma'
import { type PaymentMethod, SANDBOX_METHODS } from '../domain/payment.ts'
import type { PaymentProvider, Providers } from './payment-provider.ts'
import { SANDBOX_TIMES, type SandboxTimes } from './sandbox/sandbox-behaviour.ts'
import { createSandboxBooks } from './sandbox/sandbox-books.ts'
import { createSandboxPage } from './sandbox/sandbox-page.ts'
import { createSandboxProvider } from './sandbox/sandbox-provider.ts'
import { createSandboxWebhooks, type SandboxWebhooks } from './sandbox/sandbox-webhooks.ts'
import { createStripeProvider, type StripeOptions } from './stripe/stripe-provider.ts'
import { createWebhookSigner } from './webhook-signature.ts'

export interface PaymentSettings {
  /** Of the router, as browsers and providers reach it. */
  readonly publicUrl: string
  /** Null switches the sandbox off. */
  readonly sandbox: {
    readonly secret: string
    /** Where the sandbox sends its webhooks. */
    readonly webhookUrl: string
    /** @default SANDBOX_TIMES */
    readonly times?: SandboxTimes
  } | null
  /** Null leaves Stripe off. */
  readonly stripe: Omit<StripeOptions, 'returnUrl'> | null
}

export interface Payments {
  readonly providers: Providers
  /** Pages that providers need. */
  readonly routes: Readonly<Record<string, Route>>
  /** Null while the sandbox is off. */
  readonly sandboxWebhooks: SandboxWebhooks | null
}

/** The providers that are switched on. */
export function createPayments(
  settings: PaymentSettings,
  deps: { readonly prisma: PrismaClient; readonly now: () => Date; readonly logger: Logger },
): Payments {
  const providers = new Map<PaymentMethod, PaymentProvider>()
  if (settings.stripe) {
    const returnUrl = settings.publicUrl
    providers.set('STRIPE', createStripeProvider({ ...settings.stripe, returnUrl }))
  }
  if (!settings.sandbox) return { providers, routes: {}, sandboxWebhooks: null }

  const { secret, webhookUrl: url, times = SANDBOX_TIMES } = settings.sandbox
  const { prisma, now, logger } = deps
  const books = createSandboxBooks(prisma, { now, times })
  const { urlOf: pageUrlOf, routes } = createSandboxPage({
    ...{ secret: `sandbox page ${secret}`, publicUrl: settings.publicUrl, books },
  })
  const signer = createWebhookSigner(`sandbox webhooks ${secret}`)
  const options = { books, signer, times, pageUrlOf, now }
  const sandbox = createSandboxProvider(options)
  for (const method of SANDBOX_METHODS) providers.set(method, sandbox)
  return { providers, routes, sandboxWebhooks: createSandboxWebhooks({ ...options, url, logger }) }
}
