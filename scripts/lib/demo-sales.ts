import { randomUUID } from 'node:crypto'
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts'
import { pollUntil } from './poll.ts'
import { UserError } from './terminal.ts'

/** The accounts that the user subgraph's seed makes. */
export const demoLogins = [
  { username: 'alice', role: 'CUSTOMER' },
  { username: 'bob', role: 'CUSTOMER' },
  { username: 'merchant', role: 'MERCHANT' },
  { username: 'admin', role: 'ADMIN' },
].map((login) => ({ ...login, password: `${login.username}-demo-password` }))

interface SalePlan {
  title: string
  quota: number
  startsInMs: number
  lastsMs: number
}

const minute = 60_000

/** One sale to buy in now, and one whose start can be watched. */
const plans: SalePlan[] = [
  { title: 'Demo sale: on now', quota: 100, startsInMs: 0, lastsMs: 60 * minute },
  { title: 'Demo sale: next', quota: 50, startsInMs: 2 * minute, lastsMs: 10 * minute },
]

interface Sale {
  id: string
  title: string
  status: string
  endsAt: string
  product: { id: string }
}

interface DemoProduct {
  id: string
  name: string
  stock: number
  price: { amount: number; currency: string }
}

/**
 * Makes sure that a demo sale is on and another comes, through the router as any client would.
 * Sales of an earlier run that are not over yet stay as they are.
 * @returns a line for each, to show
 */
export async function ensureDemoSales(routerUrl: string): Promise<string[]> {
  try {
    const admin = await logInAsAdmin(routerUrl)
    const sales = await openSales(admin)
    const lines: string[] = []
    for (const plan of plans) {
      const existing = sales.find(({ title }) => title === plan.title)
      const sale = existing ?? (await createSale(admin, plan, sales))
      if (!existing) sales.push(sale)
      lines.push(`${sale.title} (${sale.status}, ${sale.id})`)
    }
    return lines
  } catch (error) {
    if (error instanceof UserError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(`The demo sales could not be made: ${reason}`)
  }
}

async function logInAsAdmin(routerUrl: string): Promise<GraphqlClient> {
  const admin = demoLogins.find(({ role }) => role === 'ADMIN')
  const { login } = await createGraphqlClient(routerUrl).request<{ login: { token?: string } }>(
    `mutation DemoLogin($input: LoginInput!) {
      login(input: $input) { ... on LoginSuccess { token } }
    }`,
    { input: { login: admin?.username, password: admin?.password } },
  )
  if (!login.token) throw new UserError('The demo account "admin" can\'t log in: was it changed?')
  return createGraphqlClient(routerUrl, login.token)
}

const saleFields = 'id title status endsAt product { id }'

async function openSales(admin: GraphqlClient): Promise<Sale[]> {
  const page = `(first: 100) { edges { node { ${saleFields} } } }`
  type Page = { edges: { node: Sale }[] }
  const data = await admin.request<{ active: Page; scheduled: Page }>(`query DemoSales {
    active: seckillEvents${page.replace('(', '(status: ACTIVE, ')}
    scheduled: seckillEvents${page.replace('(', '(status: SCHEDULED, ')}
  }`)
  return [...data.active.edges, ...data.scheduled.edges]
    .map(({ node }) => node)
    .filter(({ endsAt }) => Date.parse(endsAt) > Date.now())
}

async function createSale(
  admin: GraphqlClient,
  plan: SalePlan,
  sales: readonly Sale[],
): Promise<Sale> {
  const taken = new Set(sales.map(({ product }) => product.id))
  for (const product of await productsInStock(admin, plan.quota)) {
    if (taken.has(product.id)) continue
    const id = await draft(admin, plan, product)
    if (await publish(admin, id)) return waitForStart(admin, id, plan)
  }
  throw new UserError(`No product has ${plan.quota} units left for a demo sale. Try: npm run reset`)
}

async function productsInStock(admin: GraphqlClient, quota: number): Promise<DemoProduct[]> {
  const { products } = await admin.request<{ products: { edges: { node: DemoProduct }[] } }>(
    `query DemoProducts {
      products(first: 100, filter: { inStock: true }) {
        edges { node { id name stock price { amount currency } } }
      }
    }`,
  )
  return products.edges.map(({ node }) => node).filter(({ stock }) => stock >= quota)
}

async function draft(admin: GraphqlClient, plan: SalePlan, product: DemoProduct): Promise<string> {
  const startsAt = Date.now() + plan.startsInMs
  const { created } = await admin.request<{
    created: { event?: { id: string }; message?: string }
  }>(
    `mutation DemoSaleDraft($input: CreateSeckillEventInput!) {
      created: createSeckillEvent(input: $input) {
        ... on CreateSeckillEventSuccess { event { id } }
        ... on Problem { message }
      }
    }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        title: plan.title,
        productId: product.id,
        price: { ...product.price, amount: Math.ceil(product.price.amount / 2) },
        quota: plan.quota,
        perUserLimit: 1,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + plan.lastsMs).toISOString(),
      },
    },
  )
  if (!created.event) throw new Error(created.message)
  return created.event.id
}

/** @returns false when the product's stock went elsewhere in the meantime */
async function publish(admin: GraphqlClient, id: string): Promise<boolean> {
  const { published } = await admin.request<{
    published: { __typename: string; message?: string }
  }>(
    `mutation DemoSalePublish($id: ID!) {
      published: publishSeckillEvent(id: $id) { __typename ... on Problem { message } }
    }`,
    { id },
  )
  if (published.__typename === 'PublishSeckillEventSuccess') return true
  if (published.__typename === 'SaleStockInsufficient') return false
  throw new Error(published.message)
}

/** The start is a job of its own: a sale that is due now becomes ACTIVE a moment after. */
function waitForStart(admin: GraphqlClient, id: string, plan: SalePlan): Promise<Sale> {
  const attempt = async (): Promise<Sale> => {
    const { sale } = await admin.request<{ sale: Sale }>(
      `query DemoSale($id: ID!) { sale: seckillEvent(id: $id) { ${saleFields} } }`,
      { id },
    )
    if (plan.startsInMs > 0 || sale.status === 'ACTIVE') return sale
    throw new Error(`the sale ${id} is ${sale.status} and did not start`)
  }
  return pollUntil(attempt, { timeoutMs: 20_000, intervalMs: 250 })
}
