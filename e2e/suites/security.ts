import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '@floodgate/platform/identifier'
import { type Identity, type Role, ROLES } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { checkAccess, POLICY } from '@floodgate/platform/policy'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { getNullableType, type GraphQLSchema, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { operationWith, type RootField, rootFieldsOf } from '../../fuzz/lib/operations.ts'
import { fuzz, schemaOf } from '../../fuzz/lib/run.ts'
import { plainVariables } from '../../fuzz/lib/sweep.ts'
import type { TestStack } from '../../scripts/testing/stack.ts'
import { createTestClient } from '../support/client.ts'
import {
  CREATING,
  type CreatingMutation,
  type CreatingShop,
} from '../support/creating-mutations.ts'
import { sharedShop } from '../support/shared-shop.ts'
import {
  type Buyer,
  logIn,
  newBuyer,
  openSale,
  productsInStock,
  purchase,
} from '../support/shop.ts'

let stack: TestStack
let redis: RedisClient
let schema: GraphQLSchema
let account: Buyer
beforeAll(async () => {
  stack = await sharedShop()
  const logger = createLogger({ name: 'test', level: 'silent' })
  redis = createRedis(stack.redisUrl, { purpose: 'commands', logger })
  schema = await schemaOf(stack.routerUrl)
  account = await newBuyer(stack)
})
afterAll(async () => {
  await account.close()
  await closeRedis(redis)
})

interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

const tokenOf = async (id: string, role: Role) =>
  (await createSessionStore(redis).open({ id, roles: [role] })).token

const isGate = (code: string | undefined) => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN'

describe('role × operation', () => {
  const roles = ['anonymous', ...ROLES] as const

  function expected(coordinate: string, role: (typeof roles)[number]): string | undefined {
    const identity: Identity =
      role === 'anonymous'
        ? { kind: 'anonymous' }
        : { kind: 'user', userId: newId('usr'), roles: [role], sessionId: newId('ses') }
    try {
      checkAccess(POLICY, coordinate, identity)
      return undefined
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it.each(roles)('%s is let in where the policy says so, and nowhere else', async (role) => {
    const fields = rootFieldsOf(schema)
    expect(fields.length).toBeGreaterThan(50)
    for (const root of fields) {
      const gate = expected(root.coordinate, role)
      // One that is let in may have nothing to tell yet.
      if (root.kind === 'subscription' && gate === undefined) continue
      const token = role === 'anonymous' ? undefined : await tokenOf(account.userId, role)
      const client = createTestClient(stack, token)
      const code = await firstCode(client, root)
      await client.close()
      const label = `${role} ${root.coordinate}: ${code ?? 'ok'}`
      if (gate === undefined) expect(isGate(code), label).toBe(false)
      else expect(code, label).toBe(gate)
    }
  })

  it('no role reaches what subgraphs ask each other', async () => {
    const { token } = await createSessionStore(redis).open({ id: newId('usr'), roles: [...ROLES] })
    const client = createTestClient(stack, token)
    const inside = Object.entries(POLICY).filter(([, audience]) => audience === 'service')
    for (const [coordinate] of inside) {
      const [type = '', field = ''] = coordinate.split('.')
      const { errors } = await client.ask(`${type.toLowerCase()} { ${field} }`)
      expect(errors?.[0]?.extensions?.code, coordinate).toBe('GRAPHQL_VALIDATION_FAILED')
    }
    const entities = '{ _entities(representations: []) { __typename } }'
    expect((await client.ask(entities)).errors?.[0]?.extensions?.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
    await client.close()
  })
})

/** Of the whole answer, or of the first event. */
async function firstCode(
  client: ReturnType<typeof createTestClient>,
  root: RootField,
): Promise<string | undefined> {
  // With arguments of the right types, so that validation does not answer before the policy does.
  const { query, variables } = operationWith(
    root,
    plainVariables(root, ['nothing-of-that-name']),
    0,
  )
  if (root.kind !== 'subscription') {
    return (await client.ask(query, variables)).errors?.[0]?.extensions?.code
  }
  const events = client.subscribe<unknown>(query, variables)
  const outcome = await events.until(() => true).catch((error: unknown) => String(error))
  events.stop()
  return typeof outcome === 'string' ? /"code":"(\w+)"/.exec(outcome)?.[1] : undefined
}

describe('what belongs to one customer', () => {
  const ADDRESS = '{ recipient: "Ada", line1: "Secret street 1", city: "Dubai", countryCode: "AE" }'
  let owner: Buyer
  let other: Buyer
  let things: Record<'order' | 'ticket' | 'address' | 'session' | 'user', string>

  beforeAll(async () => {
    const admin = await logIn(stack, 'admin', 'admin-demo-password')
    ;[owner, other] = [await newBuyer(stack), await newBuyer(stack)]
    const productId = (await productsInStock(admin, 5)).at(-2) ?? ''
    const eventId = await openSale(admin, { productId, quota: 2 })
    const { ticket } = await purchase(owner, eventId)
    const order = await vi.waitFor(
      async () => {
        const query = `{ seckillTicket(id: "${ticket?.id ?? ''}") { order { id } } }`
        const data = await owner.request<{ seckillTicket: { order: { id: string } } }>(query)
        return data.seckillTicket.order.id
      },
      { timeout: 20_000 },
    )
    const created = await owner.request<{ createAddress: { address: { id: string } } }>(
      `mutation { createAddress(input: { address: ${ADDRESS} }) { ... on CreateAddressSuccess { address { id } } } }`,
    )
    const { sessions } = await owner.request<{ sessions: { id: string }[] }>('{ sessions { id } }')
    things = {
      ...{ order, ticket: ticket?.id ?? '', address: created.createAddress.address.id },
      ...{ session: sessions[0]?.id ?? '', user: owner.userId },
    }
    await admin.close()
  })
  afterAll(async () => {
    await owner.close()
    await other.close()
  })

  /** By every path that takes an id. */
  const paths = (): Record<string, string> => ({
    order: `{ order(id: "${things.order}") { id total { amount } buyer { id } } }`,
    ticket: `{ seckillTicket(id: "${things.ticket}") { id status order { id } } }`,
    address: `{ address(id: "${things.address}") { id line1 } }`,
    user: `{ user(id: "${things.user}") { id username email } }`,
    pay: `mutation { payOrder(input: { orderId: "${things.order}", method: SANDBOX_CARD, idempotencyKey: "x" }) { __typename ... on PayOrderSuccess { order { id } } } }`,
    cancel: `mutation { cancelOrder(input: { orderId: "${things.order}" }) { __typename ... on CancelOrderSuccess { order { id } } } }`,
    update: `mutation { updateAddress(id: "${things.address}", address: ${ADDRESS}) { __typename ... on UpdateAddressSuccess { address { id } } } }`,
    makeDefault: `mutation { setDefaultAddress(id: "${things.address}") { __typename ... on SetDefaultAddressSuccess { address { id } } } }`,
    remove: `mutation { deleteAddress(id: "${things.address}") { deleted } }`,
    revoke: `mutation { revokeSession(id: "${things.session}") { revoked } }`,
  })

  it.each(['another customer', 'a stranger'])('is refused to %s by every path', async (who) => {
    const visitor = createTestClient(stack)
    const client = who === 'a stranger' ? visitor : other
    for (const [name, operation] of Object.entries(paths())) {
      const answer = (await client.ask(operation)) as Answer
      const text = JSON.stringify(answer.data ?? null)
      for (const id of Object.values(things)) expect(text, `${name}: ${text}`).not.toContain(id)
      expect(text, name).not.toMatch(/Secret street|"deleted":true|"revoked":[1-9]|Success/)
    }
    await visitor.close()
  })

  it.each([
    ['orderStatus', () => `subscription { orderStatus(orderId: "${things.order}") { id } }`],
    ['seckillTicket', () => `subscription { seckillTicket(id: "${things.ticket}") { id } }`],
  ])('is refused to another customer who subscribes to %s', async (_name, query) => {
    const events = other.subscribe<unknown>(query())
    await expect(events.until(() => true)).rejects.toThrow(/"code":/)
    expect(events.events).toEqual([])
    events.stop()
  })

  it('is still there for its owner', async () => {
    const { address, order } = await owner.request<{
      address: { line1: string }
      order: { id: string }
    }>(`{ address(id: "${things.address}") { line1 } order(id: "${things.order}") { id } }`)
    expect(address.line1).toBe('Secret street 1')
    expect(order.id).toBe(things.order)
  })
})

describe('a session in a cookie', () => {
  it('is opened, used and ended without a script ever seeing its token', async () => {
    const buyer = await newBuyer(stack)
    await buyer.close()
    const sessionUrl = new URL('/session', stack.routerUrl)
    const json = { 'content-type': 'application/json' }
    const credentials = { login: buyer.username, password: `${buyer.username}-password` }
    const post = (headers: Record<string, string>) =>
      fetch(sessionUrl, { method: 'POST', headers, body: JSON.stringify(credentials) })
    expect((await post({ ...json, origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(400)
    const opened = await post(json)
    const setCookie = opened.headers.get('set-cookie') ?? ''
    expect(setCookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/)
    const token = /=([\w-]{43});/.exec(setCookie)?.[1] ?? '-'
    expect(await opened.text()).not.toContain(token)
    const cookie = setCookie.split(';')[0] ?? ''
    const me = async () => {
      const body = JSON.stringify({ query: '{ me { username } }' })
      const headers = { ...json, cookie }
      return (await (
        await fetch(stack.routerUrl, { method: 'POST', headers, body })
      ).json()) as Answer
    }
    expect((await me()).data).toEqual({ me: { username: buyer.username } })
    await fetch(sessionUrl, { method: 'DELETE', headers: { ...json, cookie } })
    expect((await me()).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })
})

describe('mutations that create something', () => {
  let admin: Awaited<ReturnType<typeof logIn>>
  let buyer: Buyer
  let shop: CreatingShop
  beforeAll(async () => {
    admin = await logIn(stack, 'admin', 'admin-demo-password')
    buyer = await newBuyer(stack)
    const [productId = '', otherProductId = '', saleProductId = ''] = (
      await productsInStock(admin, 100)
    ).slice(-3)
    shop = { admin, buyer, productId, otherProductId, saleProductId }
  })
  afterAll(() => Promise.all([admin.close(), buyer.close()]))

  async function run(mutation: CreatingMutation, input: object, header?: string) {
    const { name, selection, as } = mutation
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const response = await fetch(stack.routerUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${(as === 'admin' ? admin : buyer).token}`,
        ...(header !== undefined && { 'idempotency-key': header }),
      },
      body: JSON.stringify({
        query: `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} } }`,
        variables: { input },
      }),
    })
    const { data, errors } = (await response.json()) as {
      data?: Record<string, { __typename: string }> | null
      errors?: { extensions: { code: string } }[]
    }
    return data?.[name] ?? errors?.[0]?.extensions.code
  }

  it('are all in the table', () => {
    const inputs = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) =>
      args.some(({ type }) => {
        const inner = getNullableType(type)
        return isInputObjectType(inner) && 'idempotencyKey' in inner.getFields()
      }),
    )
    expect(inputs.map(({ name }) => name).sort()).toEqual(CREATING.map(({ name }) => name).sort())
  })

  it.each(
    CREATING.flatMap((mutation) =>
      (['argument', 'header'] as const).map((by) => ({ mutation, by, name: mutation.name })),
    ),
  )('$name creates one thing for one key, given by the $by', async ({ mutation, by }) => {
    const { input, other } = await mutation.make(shop)
    const key = randomUUID()
    const attempt = (body: object) =>
      by === 'argument' ? run(mutation, { ...body, idempotencyKey: key }) : run(mutation, body, key)
    const [first, ...repeats] = await Promise.all([attempt(input), attempt(input), attempt(input)])
    expect(first).toMatchObject({
      __typename: expect.stringMatching(/Success$|Accepted$/) as string,
    })
    for (const answer of [...repeats, await attempt(input)]) expect(answer).toEqual(first)
    expect(await attempt(other)).toMatchObject({
      __typename: expect.stringMatching(/IdempotencyConflict$/) as string,
    })
    expect(await attempt(input)).toEqual(first)
  })

  it('need a key where they have no other way to know a repeat', async () => {
    for (const mutation of CREATING) {
      if (['register', 'createAddress'].includes(mutation.name)) continue
      const { input } = await mutation.make(shop)
      const refusal = JSON.stringify(await run(mutation, input))
      expect(`${mutation.name} ${refusal}`).toMatch(/BAD_USER_INPUT|InvalidSeckillEvent/)
    }
  })
})

it('writes the mails of a new account to a folder', async () => {
  const buyer = await newBuyer(stack)
  await buyer.close()
  await vi.waitFor(() => {
    const files = existsSync(stack.mailDirectory) ? readdirSync(stack.mailDirectory) : []
    const mails = files.map((file) => readFileSync(join(stack.mailDirectory, file), 'utf8'))
    expect(
      mails.some((mail) => mail.includes(buyer.username) && mail.includes('verify-email')),
    ).toBe(true)
  })
})

it('gives hostile requests nothing to work with', { timeout: 180_000 }, async () => {
  const findings = await fuzz(stack, { requests: 1_500, seed: 20_261_130 })
  expect(findings.examples).toEqual([])
  expect(findings).toMatchObject({ serverErrors: 0, crashes: 0, leaks: 0 })
  expect(findings.requests).toBeGreaterThanOrEqual(1_500)
})
