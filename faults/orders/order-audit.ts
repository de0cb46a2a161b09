import type { Connection } from 'mariadb'
import { STOCK } from '../../bench/seckill/products.ts'

/** What must never be; all 0. */
export interface OrderViolations {
  /** Orders beyond one for each key of a client. */
  readonly duplicateOrders: number
  /** Units that are neither on the shelf nor held by an order, or are both. */
  readonly lostOrDuplicatedStock: number
  /** Orders whose entries do not sum to zero, contradict the payments, or differ from the provider's books. */
  readonly unbalancedLedgers: number
  /** Orders, payments, refunds or messages that still wait for a step of the product's own. */
  readonly stuckSagas: number
}

export interface Databases {
  readonly order: Connection
  readonly catalog: Connection
}

const ORDERS = `SELECT DISTINCT order_id FROM order_item WHERE product_id = ?`

/** Looks into the books of one product's orders, of which every customer placed one. */
export async function auditOrders(
  { order, catalog }: Databases,
  productId: string,
): Promise<OrderViolations> {
  const count = async (sql: string, values: readonly unknown[] = [productId]) => {
    const [row] = await order.query<{ count: bigint | string | number }[]>(sql, [...values])
    return Number(row?.count ?? 0)
  }
  const duplicateOrders = await count(`
    SELECT COALESCE(SUM(orders - 1), 0) AS count FROM (
      SELECT COUNT(*) AS orders FROM orders WHERE id IN (${ORDERS}) GROUP BY user_id) AS of_user`)
  const held = await count(`
    SELECT COALESCE(SUM(i.quantity), 0) AS count FROM order_item AS i JOIN orders AS o ON o.id = i.order_id
    WHERE i.product_id = ? AND o.status NOT IN ('CANCELLED', 'REFUNDED')`)
  const [shelf] = await catalog.query<{ available: number }[]>(
    'SELECT available FROM stock_balance WHERE product_id = ?',
    [productId],
  )
  return {
    duplicateOrders,
    lostOrDuplicatedStock: Math.abs(STOCK - (shelf?.available ?? 0) - held),
    unbalancedLedgers: await count(UNBALANCED, [productId, productId, productId, productId]),
    stuckSagas: await count(
      STUCK,
      Array.from({ length: 4 }, () => productId),
    ),
  }
}

// By the order's own row what the shop has earned, beside the ledger, and beside what the provider's books hold.
const UNBALANCED = `
  SELECT COUNT(*) AS count FROM orders AS o
  LEFT JOIN (SELECT order_id, SUM(amount) AS total, SUM(IF(account = 'MERCHANT', amount, 0)) AS merchant,
      SUM(IF(account = 'CLEARING', amount, 0)) AS clearing
    FROM ledger_entry WHERE order_id IN (${ORDERS}) GROUP BY order_id) AS l ON l.order_id = o.id
  LEFT JOIN (SELECT p.order_id, SUM(c.amount) AS came FROM payment AS p
    JOIN sandbox_charge AS c ON c.payment_id = p.id AND c.approved_at IS NOT NULL
    WHERE p.order_id IN (${ORDERS}) GROUP BY p.order_id) AS c ON c.order_id = o.id
  LEFT JOIN (SELECT p.order_id, SUM(r.amount) AS went FROM payment AS p
    JOIN sandbox_refund AS r ON r.payment_id = p.id
    WHERE p.order_id IN (${ORDERS}) GROUP BY p.order_id) AS r ON r.order_id = o.id
  WHERE o.id IN (${ORDERS}) AND (
    COALESCE(l.total, 0) <> 0 OR COALESCE(l.clearing, 0) <> 0
    OR COALESCE(l.merchant, 0) <> IF(o.status IN ('PAID', 'SHIPPED', 'COMPLETED'), o.total_amount - o.refunded_amount, 0)
    OR COALESCE(l.merchant, 0) <> COALESCE(c.came, 0) - COALESCE(r.went, 0))`

// Orders that still await their buyer's payment are not stuck; but here nobody is left who would pay.
const STUCK = `SELECT
  (SELECT COUNT(*) FROM orders AS o JOIN order_placement AS p ON p.order_id = o.id WHERE o.id IN (${ORDERS}) AND (
    p.stock_state NOT IN ('CONFIRMED', 'RELEASED') OR o.status IN ('PENDING', 'PAYMENT_FAILED')))
  + (SELECT COUNT(*) FROM payment WHERE status IN ('PROCESSING', 'RETURNING') AND order_id IN (${ORDERS}))
  + (SELECT COUNT(*) FROM refund WHERE status = 'PROCESSING' AND order_id IN (${ORDERS}))
  + (SELECT COUNT(*) FROM payment_event AS e WHERE e.next_attempt_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM order_item WHERE product_id = ?))
  + (SELECT COUNT(*) FROM outbox_message) AS count`

export function totalOf(violations: OrderViolations): number {
  return Object.values(violations as unknown as Record<string, number>).reduce((a, b) => a + b, 0)
}
