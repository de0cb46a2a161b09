import { randomUUID } from 'node:crypto'
import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import type { TestStack } from '../../scripts/testing/stack.ts'
import { type Client, createTestClient } from './client.ts'

const REGISTER = /* GraphQL */ `
  mutation Register($input: RegisterInput!) {
    register(input: $input) {
      __typename
      ... on RegisterSuccess {
        user {
          id
        }
      }
    }
  }
`
const LOGIN = /* GraphQL */ `
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      __typename
      ... on LoginSuccess {
        token
      }
    }
  }
`
const CREATE_SALE = /* GraphQL */ `
  mutation CreateSale($input: CreateSeckillEventInput!) {
    createSeckillEvent(input: $input) {
      __typename
      ... on Problem {
        message
      }
      ... on CreateSeckillEventSuccess {
        event {
          id
        }
      }
    }
  }
`
const PUBLISH_SALE = /* GraphQL */ `
  mutation PublishSale($id: ID!) {
    publishSeckillEvent(id: $id) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`
const PURCHASE = /* GraphQL */ `
  mutation Purchase($input: PurchaseInput!) {
    purchase(input: $input) {
      __typename
      ... on PurchaseAccepted {
        ticket {
          id
          status
        }
      }
      ... on AlreadyPurchased {
        ticket {
          id
        }
      }
    }
  }
`

type Urls = Pick<TestStack, 'routerUrl' | 'webSocketUrl'>

export interface PurchaseAnswer {
  __typename: string
  ticket?: { id: string; status?: string }
}

export async function logIn(
  urls: Urls,
  login: string,
  password: string,
): Promise<Client & { token: string }> {
  const visitor = createTestClient(urls)
  const answer = await visitor.request<{ login: { token: string } }>(LOGIN, {
    input: { login, password },
  })
  await visitor.close()
  const { token } = answer.login
  return { ...createTestClient(urls, token), token }
}

export interface Buyer extends Client {
  token: string
  userId: string
  username: string
}

/** An account of its own, registered and logged in as any client does it. */
export async function newBuyer(urls: Urls): Promise<Buyer> {
  const username = `buyer-${randomUUID().slice(0, 18)}`
  const password = `${username}-password`
  const visitor = createTestClient(urls)
  const { register } = await visitor.request<{ register: { user: { id: string } } }>(REGISTER, {
    input: { username, email: `${username}@example.com`, password },
  })
  await visitor.close()
  return { ...(await logIn(urls, username, password)), userId: register.user.id, username }
}

/** So many customers with a session each, and no account: a crowd of those would spend a test on hashing passwords. */
export async function newCrowd(stack: TestStack, size: number): Promise<Client[]> {
  const logger = createLogger({ name: 'test', level: 'silent' })
  const redis = createRedis(stack.redisUrl, { purpose: 'commands', logger })
  const sessions = createSessionStore(redis)
  const tokens = await inParallel(Array.from({ length: size }), 8, () =>
    sessions.open({ id: newId('usr'), roles: ['CUSTOMER'] }),
  )
  await closeRedis(redis)
  return tokens.map(({ token }) => createTestClient(stack, token))
}

/** A published sale that is on now. */
export async function openSale(
  admin: Client,
  sale: { productId: string; quota: number; perUserLimit?: number },
): Promise<string> {
  const { createSeckillEvent } = await admin.request<{
    createSeckillEvent: { event?: { id: string }; message?: string }
  }>(CREATE_SALE, {
    input: {
      idempotencyKey: randomUUID(),
      title: 'Test sale',
      productId: sale.productId,
      price: { amount: 100, currency: 'EUR' },
      quota: sale.quota,
      perUserLimit: sale.perUserLimit ?? 1,
      startsAt: new Date(Date.now() - 1_000).toISOString(),
      endsAt: new Date(Date.now() + 600_000).toISOString(),
    },
  })
  const id = createSeckillEvent.event?.id
  if (id === undefined) throw new Error(createSeckillEvent.message)
  const { publishSeckillEvent } = await admin.request<{
    publishSeckillEvent: { __typename: string; message?: string }
  }>(PUBLISH_SALE, { id })
  if (publishSeckillEvent.__typename !== 'PublishSeckillEventSuccess') {
    throw new Error(publishSeckillEvent.message)
  }
  return id
}

export async function purchase(
  buyer: Client,
  eventId: string,
  idempotencyKey: string = randomUUID(),
): Promise<PurchaseAnswer> {
  const input = { eventId, quantity: 1, idempotencyKey }
  return (await buyer.request<{ purchase: PurchaseAnswer }>(PURCHASE, { input })).purchase
}

export interface Statement {
  quota: number
  accepted: number
  queued: number
  confirmed: number
  failed: number
  expired: number
  available: number
}

export async function statementOf(client: Client, eventId: string): Promise<Statement> {
  const query = `query Statement($eventId: ID!) {
    seckillStatement(eventId: $eventId) { quota accepted queued confirmed failed expired available }
  }`
  return (await client.request<{ seckillStatement: Statement }>(query, { eventId }))
    .seckillStatement
}

/** Products with at least `stock` units of ordinary stock. */
export async function productsInStock(client: Client, stock: number): Promise<string[]> {
  const { products } = await client.request<{
    products: { edges: { node: { id: string; stock: number } }[] }
  }>('{ products(first: 100, filter: { inStock: true }) { edges { node { id stock } } } }')
  return products.edges.filter(({ node }) => node.stock >= stock).map(({ node }) => node.id)
}

/** Runs `work` for each item, `width` at a time. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const runners = Array.from({ length: width }, async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  })
  await Promise.all(runners)
  return results
}
