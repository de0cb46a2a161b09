import { queuedUnits } from '../../subgraphs/seckill/src/domain/statement.ts'
import { pidOf } from '../lib/node-program.ts'
import { countOrders } from './order-count.ts'
import { type PurchaseForm, purchaseRequests } from './purchase-requests.ts'
import type { Shop } from './shop.ts'
import type { SaleUnderTest, Target } from './target.ts'

/** More than it answers on any machine seen so far. */
const PRODUCT_REQUESTS_PER_SECOND = 16_000

const OUTCOMES = { accepted: '"PurchaseAccepted"', soldOut: '"SoldOut"' }

/** Purchases through the router, or straight at the seckill subgraph with the identity that a router signs. */
export function createProductTarget(shop: Shop, name: 'router' | 'subgraph'): Target {
  const { stack } = shop
  const pids = (...names: (keyof typeof stack.processes)[]): number[] =>
    names.map((process) => pidOf(stack.processes[process]))
  return {
    name,
    pids: () => ({
      router: pids('router'),
      subgraph: pids('user', 'catalog', 'order', 'seckill'),
      worker: pids('order-worker', 'seckill-worker'),
      redis: [pidOf(stack.redis)],
      mysql: [pidOf(stack.mariadb)],
    }),
    requestsPerSecond: PRODUCT_REQUESTS_PER_SECOND,
    drainLimitSeconds: 300,
    mayLeaveWork: false,
    openSale: async (quota) => saleUnderTest(shop, name, [await shop.openSale(quota)]),
  }
}

/** One sale, or several that buyers take turns between. */
export function saleUnderTest(
  shop: Shop,
  target: 'router' | 'subgraph',
  eventIds: readonly string[],
): SaleUnderTest {
  const { stack, sales } = shop
  const url = new URL(target === 'router' ? stack.routerUrl : stack.subgraphUrls.seckill)
  const form: PurchaseForm =
    target === 'router'
      ? { kind: 'router' }
      : { kind: 'subgraph', identitySecret: stack.internalIdentitySecret }
  return {
    plan: (buyers) => ({
      host: url.hostname,
      port: Number(url.port),
      requests: purchaseRequests({ form, buyersFile: shop.buyersFile, buyers, eventIds }),
      outcomes: OUTCOMES,
    }),
    countOrders: () => countOrders(shop.orderDatabase, 'orders', eventIds),
    isSettled: async () => {
      const figures = await Promise.all(eventIds.map((eventId) => sales.figures(eventId)))
      return figures.every((some) => some !== null && queuedUnits(some) === 0)
    },
    discard: () => Promise.resolve(),
  }
}
