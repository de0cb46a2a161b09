import { createLogger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { createPayments, type Payments } from '../payments/create-payments.ts'
import { createWebhookSigner } from '../payments/webhook-signature.ts'
import { createFieldCipher } from '@floodgate/platform/field-cipher'
import { createWebhookClient, type WebhookClient } from '../webhooks/webhook-client.ts'
import { createAddressSeal } from '../data/sealed-addresses.ts'

const SECRET = 'a secret that only these tests know'

/** As fast as can be told apart. */
export const QUICK_TIMES = { decideMs: 50, lateMs: 400 }

/** The sandbox, quicker than usual. Its webhooks go to `url`, and its page is there. */
export function makePayments(
  prisma: PrismaClient,
  { url = 'http://127.0.0.1:9', now = () => new Date() }: { url?: string; now?: () => Date } = {},
): Payments {
  const logger = createLogger({ name: 'payments', level: 'silent' })
  return createPayments(
    {
      publicUrl: url,
      sandbox: {
        secret: SECRET,
        webhookUrl: new URL('/webhooks/sandbox', url).href,
        times: QUICK_TIMES,
      },
      stripe: null,
    },
    { prisma, now, logger },
  )
}

const KEYS = [{ id: 'test', key: Buffer.alloc(32, 7) }]
export const testCipher = createFieldCipher(KEYS)
export const testAddressSeal = createAddressSeal(KEYS)

/** May reach endpoints on loopback, as those of tests are. Its creator closes it. */
export function makeWebhookClient(): WebhookClient {
  return createWebhookClient({ privateAddresses: true })
}

/** Signs as the sandbox does. @param at milliseconds since the epoch */
export const testSigner = (at = Date.now()) =>
  createWebhookSigner(`sandbox webhooks ${SECRET}`, () => at)
