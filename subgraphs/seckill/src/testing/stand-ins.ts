import { readFileSync } from 'node:fs'
import { type IdentitySigner } from '@floodgate/platform/identity'
import { createMetrics } from '@floodgate/platform/metrics'
import { createServiceClient, type ServiceClient } from '@floodgate/platform/service-client'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import { silent } from './sale-harness.ts'

/**
 * Catalog and order as far as a sale's allotment goes, on their real contracts, over real HTTP. They do what they are
 * to do and can be told to fail, which the real ones can't.
 */
export interface StandIns {
  readonly catalog: ServiceClient
  readonly order: ServiceClient
  /** Units carved out, by sale. */
  readonly carved: Map<string, number>
  /** Units behind the fence, by sale. */
  readonly opened: Map<string, number>
  /** Ordinary stock of every product. */
  stock: number | 'no such product'
  /** The next call of this operation fails, before or after it did its work. */
  failNext(operation: Operation, when: 'before' | 'after'): void
  close(): Promise<void>
}

type Operation = 'carve' | 'open'

const sdlOf = (subgraph: 'catalog' | 'order') =>
  readFileSync(new URL(`../../../${subgraph}/schema.graphql`, import.meta.url), 'utf8')

interface Allotment {
  readonly input: { eventId: string; productId: string; quantity: number; quota: number }
}

export async function startStandIns(identitySigner: IdentitySigner): Promise<StandIns> {
  const failures = new Map<string, 'before' | 'after'>()
  const carved = new Map<string, number>()
  const opened = new Map<string, number>()

  function acting<T>(operation: Operation, act: () => T): T {
    const failure = failures.get(operation)
    failures.delete(operation)
    if (failure === 'before') throw new Error('out of order')
    const result = act()
    if (failure === 'after') throw new Error('cut off')
    return result
  }

  function carve({ input }: Allotment) {
    const { eventId, productId, quantity } = input
    const done = { __typename: 'AllotmentCarved', eventId, productId, productName: 'Kettle' }
    if (carved.has(eventId)) return { ...done, quantity }
    const { stock } = standIns
    if (stock === 'no such product') return { __typename: 'ProductUnknown', message: '' }
    if (stock < quantity) return { __typename: 'InsufficientStock', message: '', available: stock }
    standIns.stock = stock - quantity
    carved.set(eventId, quantity)
    return { ...done, quantity }
  }

  function open({ input: { eventId, quota } }: Allotment) {
    const earlier = opened.get(eventId) ?? quota
    if (earlier !== quota) return { __typename: 'AllotmentConflict', message: '' }
    opened.set(eventId, quota)
    return { __typename: 'AllotmentOpened', eventId, quota }
  }

  async function serve(subgraph: 'catalog' | 'order', resolvers: object) {
    const server = await createSubgraphServer({
      typeDefs: sdlOf(subgraph),
      resolvers,
      createContext: () => ({}),
      identitySigner,
      readiness: {},
      metrics: createMetrics(subgraph),
      logger: silent,
    })
    const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/graphql`
    const client = createServiceClient({ url, serviceName: 'seckill', identitySigner })
    return { server, client }
  }

  const catalog = await serve('catalog', {
    Mutation: {
      carveAllotment: (_: unknown, args: Allotment) => acting('carve', () => carve(args)),
    },
  })
  const order = await serve('order', {
    Mutation: { openAllotment: (_: unknown, args: Allotment) => acting('open', () => open(args)) },
  })
  const standIns: StandIns = {
    catalog: catalog.client,
    order: order.client,
    carved,
    opened,
    stock: 1_000_000,
    failNext: (operation, when) => failures.set(operation, when),
    async close() {
      for (const { client, server } of [catalog, order]) {
        await client.close()
        await server.close()
      }
    },
  }
  return standIns
}
