import { processNames } from '../../scripts/lib/topology.ts'
import { pidOf } from '../lib/node-program.ts'
import { countRows } from './count-rows.ts'
import { orderRequests } from './order-requests.ts'
import type { Shop } from './shop.ts'
import type { Target } from './target.ts'

/** Orders through the router: placed, then paid with the sandbox's card. */
export function createRouterTarget(shop: Shop): Target {
  const { stack, orderDatabase, tokens } = shop
  const url = new URL(stack.routerUrl)
  return {
    name: 'router',
    pids: () => ({
      ...Object.fromEntries(processNames.map((name) => [name, [pidOf(stack.processes[name])]])),
      redis: [pidOf(stack.redis)],
      mysql: [pidOf(stack.mariadb)],
    }),
    ordersPerSecond: 2_000,
    plan: (productIds, orders) => ({
      host: url.hostname,
      port: Number(url.port),
      requests: orderRequests({ form: { kind: 'router', tokens }, productIds, orders }),
      outcomes: { paid: '"PayOrderSuccess"', refused: '"InsufficientStock"' },
    }),
    countPaid: () => countRows(orderDatabase, 'orders'),
    async isAtRest() {
      const [row] = await orderDatabase.query<{ waiting: bigint }[]>(
        `SELECT (SELECT COUNT(*) FROM order_placement WHERE stock_state <> 'CONFIRMED')
           + (SELECT COUNT(*) FROM outbox_message) AS waiting`,
      )
      return Number(row?.waiting) === 0
    },
  }
}
