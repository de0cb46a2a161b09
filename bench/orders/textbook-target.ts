import { pickFreePort } from '../../scripts/lib/ports.ts'
import { pidOf, startNodeProgram } from '../lib/node-program.ts'
import { countRows } from './count-rows.ts'
import { orderRequests } from './order-requests.ts'
import type { Shop } from './shop.ts'
import type { Target } from './target.ts'
import { createTextbookTables } from './textbook-tables.ts'

export interface Comparison {
  readonly target: Target
  stop(): Promise<void>
}

/** One handler and one transaction on the same MariaDB, as a server of its own. */
export async function startTextbook(shop: Shop, clients: number): Promise<Comparison> {
  const { stack, guardian, orderDatabase, productIds, stock } = shop
  await createTextbookTables(orderDatabase, productIds, stock)
  const port = await pickFreePort()
  const server = await startNodeProgram({
    name: 'textbook',
    script: new URL('textbook-server.ts', import.meta.url).pathname,
    env: {
      PORT: String(port),
      NODE_ENV: 'production',
      DATABASE_URL: stack.databaseUrl('order'),
      TEXTBOOK_CONNECTIONS: String(clients),
    },
    guardian,
  })
  const target: Target = {
    name: 'textbook',
    pids: () => ({ textbook: [pidOf(server)], mysql: [pidOf(stack.mariadb)] }),
    ordersPerSecond: 6_000,
    plan: (some, orders) => ({
      host: '127.0.0.1',
      port,
      requests: orderRequests({ form: { kind: 'plain' }, productIds: some, orders }),
      outcomes: { paid: '"PAID"', refused: '"SOLD_OUT"' },
    }),
    countPaid: () => countRows(orderDatabase, 'textbook_order'),
    isAtRest: () => Promise.resolve(true),
  }
  return { target, stop: () => server.stop() }
}
