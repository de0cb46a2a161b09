import { newId } from '@floodgate/platform/identifier'
import type { UserIdentity } from '@floodgate/platform/identity'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdmissionStore } from './data/admission-store.ts'
import { deriveAdmissionKeys } from './domain/admission-keys.ts'
import { createPurchaseTokens } from './domain/admission-token.ts'
import { createPurchaseChallenges } from './services/purchase-challenge.ts'
import { soon } from './testing/soon.ts'
import {
  ADMISSION_SECRET,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const HOUR_MS = 3_600_000
const SIX_MINUTES_MS = 360_000
const merchant = userIdentity(newId('usr'), 'MERCHANT')
const keys = deriveAdmissionKeys(ADMISSION_SECRET)

const CREATE = /* GraphQL */ `
  mutation ($input: CreateSeckillEventInput!) {
    createSeckillEvent(input: $input) {
      __typename
      ... on CreateSeckillEventSuccess {
        event {
          id
          admission {
            requireChallenge
            perUser {
              burst
              intervalMs
            }
            perAddress {
              burst
              intervalMs
            }
          }
        }
      }
      ... on InvalidSeckillEvent {
        fields {
          field
        }
      }
    }
  }
`
const PUBLISH = /* GraphQL */ `
  mutation ($id: ID!) {
    publishSeckillEvent(id: $id) {
      __typename
    }
  }
`
const PURCHASE = /* GraphQL */ `
  mutation ($input: PurchaseInput!) {
    purchase(input: $input) {
      __typename
      ... on PurchaseAccepted {
        ticket {
          id
        }
      }
      ... on AlreadyPurchased {
        ticket {
          id
        }
      }
      ... on RateLimited {
        retryAfterMs
      }
    }
  }
`
const CHALLENGE = /* GraphQL */ `
  query ($eventId: ID!) {
    seckillChallenge(eventId: $eventId) {
      challenge
      expiresAt
    }
  }
`
const TOKEN = /* GraphQL */ `
  mutation ($eventId: ID!, $solution: String!) {
    requestPurchaseToken(eventId: $eventId, solution: $solution) {
      __typename
      ... on PurchaseToken {
        token
        expiresAt
      }
      ... on ChallengeFailed {
        reason
      }
    }
  }
`

interface CreateAnswer {
  createSeckillEvent: { __typename: string; event: { id: string; admission: object } }
}
interface PurchaseAnswer {
  __typename: string
  ticket?: { id: string }
  retryAfterMs?: number
}
interface TokenAnswer {
  __typename: string
  token?: string
  expiresAt?: string
  reason?: string
}

const makeInput = (overrides: object) => ({
  idempotencyKey: newId('msg'),
  title: 'Midnight sale',
  productId: newId('prd'),
  price: { amount: 9_900, currency: 'EUR' },
  quota: 5,
  startsAt: new Date(Date.now() - HOUR_MS),
  endsAt: new Date(Date.now() + HOUR_MS),
  ...overrides,
})

async function create(input: object) {
  return (await subgraph.ask<CreateAnswer>(CREATE, { input }, merchant)).data.createSeckillEvent
}

async function openSale(overrides: object = {}): Promise<string> {
  const { id } = (await create(makeInput(overrides))).event
  await subgraph.ask(PUBLISH, { id }, merchant)
  return id
}

async function purchase(
  eventId: string,
  buyer = userIdentity(),
  input: object = {},
  clientIp?: string,
): Promise<PurchaseAnswer> {
  const variables = { input: { eventId, idempotencyKey: newId('msg'), ...input } }
  const answer = await subgraph.ask<{ purchase: PurchaseAnswer }>(
    PURCHASE,
    variables,
    buyer,
    clientIp,
  )
  return answer.data.purchase
}

async function challengeFor(eventId: string, buyer: UserIdentity): Promise<Challenge> {
  const { data } = await subgraph.ask<{ seckillChallenge: { challenge: string } }>(
    CHALLENGE,
    { eventId },
    buyer,
  )
  return JSON.parse(data.seckillChallenge.challenge) as Challenge
}

/** As ALTCHA's widget gives it. */
const payloadOf = (challenge: Challenge, solution: object) =>
  Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')

async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('not solved in time')
  return payloadOf(challenge, solution)
}

async function requestToken(
  eventId: string,
  solution: string,
  buyer: UserIdentity,
): Promise<TokenAnswer> {
  const { data } = await subgraph.ask<{ requestPurchaseToken: TokenAnswer }>(
    TOKEN,
    { eventId, solution },
    buyer,
  )
  return data.requestPurchaseToken
}

const challenged = { admission: { requireChallenge: true } }

describe('a sale with a challenge', () => {
  it('is bought in with a token that a solution gave, once', async () => {
    const eventId = await openSale(challenged)
    const buyer = userIdentity()
    expect(await purchase(eventId, buyer)).toEqual({ __typename: 'ChallengeRequired' })

    const solution = await solve(await challengeFor(eventId, buyer))
    const { token, expiresAt = '' } = await requestToken(eventId, solution, buyer)
    const lifetimeMs = Date.parse(expiresAt) - Date.now()
    expect(lifetimeMs).toBeGreaterThan(4 * 60_000)
    expect(lifetimeMs).toBeLessThanOrEqual(5 * 60_000)

    const bought = await purchase(eventId, buyer, { token, idempotencyKey: 'k' })
    expect(bought.__typename).toBe('PurchaseAccepted')
    expect(await purchase(eventId, buyer, { token, idempotencyKey: 'k' })).toEqual(bought)
    expect(await purchase(eventId, buyer, { token })).toEqual({
      ...bought,
      __typename: 'AlreadyPurchased',
    })
    expect(await requestToken(eventId, solution, buyer)).toEqual({
      __typename: 'ChallengeFailed',
      reason: 'ALREADY_USED',
    })
  })

  it('takes no token of another buyer, of another sale, expired or made up', async () => {
    const [eventId, other] = [await openSale(challenged), await openSale(challenged)]
    const userId = newId('usr')
    const past = createPurchaseTokens(keys.token, () => Date.now() - SIX_MINUTES_MS)
    const tokens = createPurchaseTokens(keys.token)
    const valid = tokens.issue(eventId, userId).token
    for (const token of [
      tokens.issue(eventId, newId('usr')).token,
      tokens.issue(other, userId).token,
      past.issue(eventId, userId).token,
      `${valid}x`,
      'nonsense',
      '',
    ]) {
      const answer = await purchase(eventId, userIdentity(userId), { token })
      expect(answer).toEqual({ __typename: 'TokenInvalid' })
    }
    const answer = await purchase(eventId, userIdentity(userId), { token: valid })
    expect(answer.__typename).toBe('PurchaseAccepted')
  })

  it('gives no token for a solution that is wrong, late, or of a challenge not ours or not theirs', async () => {
    const [eventId, buyer] = [newId('skl'), userIdentity()]
    const challenge = await challengeFor(eventId, buyer)
    const failed = (reason: string) => ({ __typename: 'ChallengeFailed', reason })
    const invalid = async (solution: string, whose = buyer, sale = eventId) =>
      expect(await requestToken(sale, solution, whose)).toEqual(failed('INVALID'))

    await invalid(payloadOf(challenge, { counter: 1, derivedKey: '00'.repeat(32) }))
    await invalid('nonsense')
    await invalid(payloadOf({ parameters: { ...challenge.parameters } }, { counter: 1 }))
    await invalid('A'.repeat(5_000))
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00' } }
    await invalid(await solve(easier))

    const solution = await solve(challenge)
    await invalid(solution, userIdentity())
    await invalid(solution, buyer, newId('skl'))
    const strange = createPurchaseChallenges({
      keys: deriveAdmissionKeys('a secret that this subgraph does not know'),
      store: createAdmissionStore(subgraph.redis),
    })
    const foreign = await strange.create(eventId, buyer.userId)
    await invalid(await solve(JSON.parse(foreign.json) as Challenge))

    const late = createPurchaseChallenges({
      keys,
      store: createAdmissionStore(subgraph.redis),
      now: () => Date.now() - SIX_MINUTES_MS,
    })
    const old = await late.create(eventId, buyer.userId)
    const tooLate = await solve(JSON.parse(old.json) as Challenge)
    expect(await requestToken(eventId, tooLate, buyer)).toEqual(failed('EXPIRED'))
    // None of all that used the challenge up.
    expect((await requestToken(eventId, solution, buyer)).__typename).toBe('PurchaseToken')
  })

  it('is a matter for those who are logged in, and for what can be a sale', async () => {
    const asked = await subgraph.ask(CHALLENGE, { eventId: newId('skl') })
    expect(asked.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const redeemed = await subgraph.ask(TOKEN, { eventId: newId('skl'), solution: '' })
    expect(redeemed.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await subgraph.ask(CHALLENGE, { eventId: 'x}{y' }, userIdentity())).toEqual({
      data: { seckillChallenge: null },
    })
    expect(await requestToken('x}{y', '', userIdentity())).toEqual({ __typename: 'SaleNotFound' })
  })
})

describe('the settings of a sale', () => {
  it('are limits and no challenge by default, and each is set by itself', async () => {
    const rate = { burst: 3, intervalMs: 500 }
    expect((await create(makeInput({}))).event.admission).toEqual({
      requireChallenge: false,
      perUser: { burst: 10, intervalMs: 200 },
      perAddress: { burst: 200, intervalMs: 20 },
    })
    const admission = { requireChallenge: true, perUser: rate, perAddress: null }
    expect((await create(makeInput({ admission }))).event.admission).toEqual(admission)
    const open = { perUser: null, perAddress: rate }
    expect((await create(makeInput({ admission: open }))).event.admission).toEqual({
      requireChallenge: false,
      ...open,
    })
  })

  it('are checked, and part of what an idempotency key stands for', async () => {
    const none = { burst: 0, intervalMs: 0 }
    const admission = { perUser: none, perAddress: none }
    expect(await create(makeInput({ admission }))).toEqual({
      __typename: 'InvalidSeckillEvent',
      fields: [{ field: 'admission.perUser.burst' }, { field: 'admission.perAddress.burst' }],
    })
    const input = makeInput({})
    const { event } = await create(input)
    expect((await create(input)).event.id).toBe(event.id)
    expect(await create({ ...input, ...challenged })).toEqual({
      __typename: 'SeckillIdempotencyConflict',
    })
  })
})

describe('limits', () => {
  const rate = { burst: 2, intervalMs: 60_000 }

  it('count by account', async () => {
    const eventId = await openSale({ quota: 1, admission: { perUser: rate } })
    await purchase(eventId)
    const buyer = userIdentity()
    const typenames: string[] = []
    let last: PurchaseAnswer | undefined
    // What the process answers by itself, for a sale that is sold out, costs no request of the account's.
    await soon(async () => {
      last = await purchase(eventId, buyer)
      typenames.push(last.__typename)
      return last.__typename
    }).toBe('RateLimited')
    expect(last?.retryAfterMs).toBeGreaterThan(50_000)
    expect(typenames.filter((name) => name === 'SoldOut').length).toBeGreaterThanOrEqual(2)
    expect((await purchase(eventId)).__typename).toBe('SoldOut')
  })

  it('count by address, IPv6 by its first half', async () => {
    const eventId = await openSale({ admission: { perAddress: rate } })
    const from = async (address?: string) => purchase(eventId, userIdentity(), {}, address)
    expect((await from('2001:db8::1')).__typename).toBe('PurchaseAccepted')
    expect((await from('2001:db8::2')).__typename).toBe('PurchaseAccepted')
    const refused = await from('2001:db8::3')
    expect(refused.__typename).toBe('RateLimited')
    expect(refused.retryAfterMs).toBeGreaterThan(50_000)
    expect(refused.retryAfterMs).toBeLessThanOrEqual(60_000)
    expect((await from('2001:db8:0:1::1')).__typename).toBe('PurchaseAccepted')
    expect((await from()).__typename).toBe('PurchaseAccepted')
  })
})

describe('a sold-out sale', () => {
  it('still shows holders their tickets, and sells what comes back within a second', async () => {
    const eventId = await openSale({ quota: 1 })
    const holder = userIdentity()
    const bought = await purchase(eventId, holder, { idempotencyKey: 'k' })
    const ticketId = bought.ticket?.id ?? ''
    for (let i = 0; i < 20; i += 1) {
      expect(await purchase(eventId)).toEqual({ __typename: 'SoldOut' })
    }
    expect(await purchase(eventId, holder, { idempotencyKey: 'k' })).toEqual(bought)
    expect(await purchase(eventId, holder)).toEqual({ ...bought, __typename: 'AlreadyPurchased' })

    const expired = { ticketId, outcome: 'EXPIRED', orderId: newId('ord'), reason: '' } as const
    await subgraph.settling.settle(eventId, [expired])
    const returnedAt = performance.now()
    await soon(async () => (await purchase(eventId)).__typename).toBe('PurchaseAccepted')
    expect(performance.now() - returnedAt).toBeLessThan(1_000)
  })
})
