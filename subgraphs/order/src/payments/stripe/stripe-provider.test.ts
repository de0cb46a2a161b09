import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Stripe } from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@floodgate/platform/identifier'
import { type Charge, WebhookRefusedError } from '../payment-provider.ts'
import { createStripeProvider } from './stripe-provider.ts'

interface Call {
  readonly method: string
  readonly path: string
  readonly key: string | undefined
  readonly form: URLSearchParams
}

/** Plays Stripe's API with answers of the documented shapes: there is no Stripe within reach of a test. */
let server: Server
let url = ''
let calls: Call[] = []
let answers: { status: number; body: object }[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      const key = request.headers['idempotency-key']
      calls.push({
        method: request.method ?? '',
        path: request.url ?? '',
        key: typeof key === 'string' ? key : undefined,
        form: new URLSearchParams(text),
      })
      const { status, body } = answers.shift() ?? {
        status: 500,
        body: { error: { type: 'api_error' } },
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  calls = []
  answers = []
})

const SECRET = 'whsec_test'
const provider = () =>
  createStripeProvider({
    secretKey: 'sk_test_1',
    webhookSecret: SECRET,
    returnUrl: 'https://shop.example',
    apiUrl: url,
  })
const charge: Charge = {
  ...{ paymentId: newId('pay'), orderId: newId('ord'), amount: 4_990, currency: 'EUR' },
  ...{ method: 'STRIPE', methodToken: 'pm_card_visa', reference: null },
}
const intent = (fields: object) => ({
  id: 'pi_1',
  object: 'payment_intent',
  metadata: { paymentId: charge.paymentId },
  ...fields,
})

describe('a charge', () => {
  it('is one PaymentIntent, confirmed at once, under the key of the payment', async () => {
    answers = [{ status: 200, body: intent({ status: 'succeeded' }) }]
    expect(await provider().charge(charge)).toEqual({ outcome: 'succeeded', reference: 'pi_1' })
    const [call] = calls
    expect(call).toMatchObject({
      method: 'POST',
      path: '/v1/payment_intents',
      key: `charge-${charge.paymentId}`,
    })
    expect(Object.fromEntries(call?.form ?? [])).toMatchObject({
      ...{ amount: '4990', currency: 'eur', confirm: 'true', payment_method: 'pm_card_visa' },
      ...{ 'metadata[paymentId]': charge.paymentId, return_url: 'https://shop.example' },
    })
  })

  it.each([
    [{ status: 'processing' }, { outcome: 'pending', redirectUrl: null }],
    [
      {
        status: 'requires_action',
        next_action: { type: 'redirect_to_url', redirect_to_url: { url: 'https://bank.example' } },
      },
      { outcome: 'pending', redirectUrl: 'https://bank.example' },
    ],
    [{ status: 'canceled' }, { outcome: 'declined' }],
    [
      { status: 'requires_payment_method', last_payment_error: { message: 'No funds.' } },
      { outcome: 'declined', reason: 'No funds.' },
    ],
  ])('that is %j is %j', async (fields, outcome) => {
    answers = [{ status: 200, body: intent(fields) }]
    const known = { ...charge, reference: 'pi_1' }
    expect(await provider().charge(known)).toMatchObject({ ...outcome, reference: 'pi_1' })
    expect(calls[0]).toMatchObject({ method: 'GET', path: '/v1/payment_intents/pi_1' })
  })

  it('is declined by a card error, and unknown after a fault of Stripe', async () => {
    const error = {
      type: 'card_error',
      code: 'card_declined',
      message: 'Declined.',
      payment_intent: intent({}),
    }
    answers = [
      { status: 402, body: { error } },
      { status: 500, body: { error: { type: 'api_error', message: 'down' } } },
    ]
    expect(await provider().charge(charge)).toEqual({
      outcome: 'declined',
      reference: 'pi_1',
      reason: 'Declined.',
    })
    await expect(provider().charge(charge)).rejects.toThrow('down')
  })
})

describe('a refund', () => {
  const request = {
    refundId: newId('rfd'),
    paymentId: charge.paymentId,
    reference: 'pi_1',
    amount: 990,
    currency: 'EUR',
  }
  const refund = { id: 're_1', object: 'refund', metadata: { refundId: request.refundId } }
  const list = (data: object[]) => ({
    status: 200,
    body: { object: 'list', data, has_more: false },
  })

  it('is made once, and found again', async () => {
    answers = [
      list([]),
      { status: 200, body: { ...refund, status: 'pending' } },
      list([{ ...refund, status: 'succeeded' }]),
    ]
    expect(await provider().refund(request)).toEqual({ outcome: 'pending' })
    expect(await provider().refund(request)).toEqual({ outcome: 'succeeded' })
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET'])
    expect(calls[1]).toMatchObject({ path: '/v1/refunds', key: `refund-${request.refundId}` })
  })

  it('that failed says why', async () => {
    answers = [list([{ ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' }])]
    expect(await provider().refund(request)).toEqual({
      outcome: 'failed',
      reason: 'lost_or_stolen_card',
    })
  })
})

describe('a webhook', () => {
  const stripe = new Stripe('sk_test_1')
  const payload = JSON.stringify({
    ...{ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded' },
    data: { object: intent({ status: 'succeeded' }) },
  })
  const sign = (secret: string, timestamp?: number) =>
    stripe.webhooks.generateTestHeaderString({ payload, secret, ...(timestamp && { timestamp }) })

  it('is read when Stripe signed it', () => {
    const event = provider().verify(payload, { 'stripe-signature': sign(SECRET) })
    expect(event.eventId).toBe('evt_1')
    expect(provider().readEvent(event.payload)).toEqual([
      {
        kind: 'charge',
        paymentId: charge.paymentId,
        outcome: { outcome: 'succeeded', reference: 'pi_1' },
      },
    ])
  })

  it('is refused when somebody else did, or long ago, or it was changed', () => {
    const old = Math.floor(Date.now() / 1_000) - 3_600
    const refuse = (body: string, header: string) =>
      expect(() => provider().verify(body, { 'stripe-signature': header })).toThrow(
        WebhookRefusedError,
      )
    refuse(payload, sign('whsec_other'))
    refuse(payload, sign(SECRET, old))
    refuse(`${payload} `, sign(SECRET))
    refuse(payload, '')
  })
})
