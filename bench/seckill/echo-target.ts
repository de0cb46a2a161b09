import { pickFreePort } from '../../scripts/lib/ports.ts'
import { pidOf, startNodeProgram } from '../lib/node-program.ts'
import { purchaseRequests } from './purchase-requests.ts'
import type { Shop } from './shop.ts'
import type { Comparison } from './textbook-target.ts'

/** Takes purchases and sends them back: what the machine and the load generator allow at most. */
export async function startEcho(shop: Shop): Promise<Comparison> {
  const port = await pickFreePort()
  const server = await startNodeProgram({
    name: 'echo',
    script: new URL('echo-server.ts', import.meta.url).pathname,
    env: { PORT: String(port), NODE_ENV: 'production' },
    guardian: shop.guardian,
  })
  return {
    target: {
      name: 'echo',
      pids: () => ({ router: [], subgraph: [pidOf(server)], worker: [], redis: [], mysql: [] }),
      requestsPerSecond: 50_000,
      drainLimitSeconds: 0,
      mayLeaveWork: true,
      openSale: () =>
        Promise.resolve({
          plan: (buyers) => ({
            host: '127.0.0.1',
            port,
            requests: purchaseRequests({
              form: { kind: 'plain' },
              buyersFile: shop.buyersFile,
              buyers,
              eventIds: ['echo'],
            }),
            outcomes: { accepted: '"echo"' },
          }),
          countOrders: () => Promise.resolve({ orders: 0, at: Date.now() }),
          isSettled: () => Promise.resolve(true),
          discard: () => Promise.resolve(),
        }),
    },
    stop: () => server.stop(),
  }
}
