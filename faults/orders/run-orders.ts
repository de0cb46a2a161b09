import { setTimeout as delay } from 'node:timers/promises'
import { connectDatabase } from '../../scripts/lib/database-connection.ts'
import { describeFault } from '../lib/faults.ts'
import { armFault, causeOutage, type Outage } from '../lib/outage.ts'
import type { Shop } from '../lib/shop.ts'
import { visitShop } from './customer.ts'
import { auditOrders, type Databases, type OrderViolations, totalOf } from './order-audit.ts'
import type { OrderRunPlan } from './order-plan.ts'

/** How one run ended: a row of the section `orders`. */
export interface OrderRunResult extends OrderViolations {
  readonly fault: string
  readonly process: string
  readonly seed: number
  /** False when the process never passed its crash point, which proves nothing. */
  readonly reached: boolean
  readonly orders: number
  /** From death to readiness. */
  readonly downSeconds: number
  /** From readiness, or the last request or due time after it, until nothing was under way and all books agreed. */
  readonly restSeconds: number
  /** Other processes that ended. */
  readonly otherDeaths: readonly string[]
}

const VISIT_LIMIT_MS = 45_000
/** A saga that is not at its end by then is stuck. */
const REST_LIMIT_MS = 10_000

/** Customers' orders through one death: placed, paid, shipped, refunded, broken, repaired, audited. */
export async function runOrderFault(shop: Shop, plan: OrderRunPlan): Promise<OrderRunResult> {
  await armFault(shop, plan)
  const deathsBefore = shop.stack.crashes.length
  const doors = Promise.withResolvers<unknown>()
  const outage = causeOutage(shop, plan, doors.promise)
  outage.catch(() => undefined)
  const productId = shop.nextProduct()
  const customers = await shop.logIn(plan.customers.length)
  doors.resolve(undefined)
  const until = Date.now() + VISIT_LIMIT_MS
  await Promise.all(
    customers.map(async ({ client }, index) => {
      const customer = plan.customers[index]
      const visit = { client, staff: shop.admin, productId, until }
      if (customer) await visitShop(visit, customer)
    }),
  )
  const lastRequestAt = Date.now()
  const end = await outage
  const dueAt = lastRequestAt + plan.paymentTimeoutSeconds * 1_000
  const { violations, orders, restedAt } = await comeToRest(shop, productId, dueAt)
  const deaths = shop.stack.crashes.slice(deathsBefore)
  return {
    ...{ fault: describeFault(plan.fault), process: plan.fault.target, seed: plan.seed },
    reached: end !== null,
    orders,
    downSeconds: seconds(end ? end.recoveredAt - end.diedAt : 0),
    restSeconds: seconds(Math.max(0, restedAt - Math.max(lastEventOf(end), lastRequestAt))),
    ...violations,
    otherDeaths: deaths.filter((name) => name !== plan.fault.target),
  }
}

const lastEventOf = (end: Outage | null): number => end?.recoveredAt ?? 0

/** Reads the books until all is well, or until the last timeout and a saga's time after it are over. */
async function comeToRest(shop: Shop, productId: string, dueAt: number) {
  const order = await connectDatabase(shop.stack.databaseUrl('order'))
  const catalog = await connectDatabase(shop.stack.databaseUrl('catalog'))
  const databases: Databases = { order, catalog }
  try {
    for (;;) {
      const violations = await auditOrders(databases, productId)
      const restedAt = Date.now()
      if (totalOf(violations) === 0 || restedAt > dueAt + REST_LIMIT_MS) {
        const [row] = await order.query<{ orders: bigint }[]>(
          'SELECT COUNT(*) AS orders FROM order_item WHERE product_id = ?',
          [productId],
        )
        return { violations, orders: Number(row?.orders ?? 0), restedAt }
      }
      await delay(200)
    }
  } finally {
    await order.end()
    await catalog.end()
  }
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10
