import { readFileSync } from 'node:fs'
import type { IdentitySigner } from '@floodgate/platform/identity'
import { createMetrics } from '@floodgate/platform/metrics'
import { createServiceClient, type ServiceClient } from '@floodgate/platform/service-client'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import { silent } from './sale-harness.ts'
import { createStandInFence, type StandInFence } from './stand-in-fence.ts'

/**
 * Catalog and order as far as a sale's allotment goes, on their real contracts, over real HTTP. They do what they are
 * to do and can be told to fail, which the real ones can't.
 */
export interface StandIns {
  readonly catalog: ServiceClient
  readonly order: ServiceClient
  /** Units carved out, by sale. */
  readonly carved: Map<string, number>
  /** By sale. */
  readonly fences: Map<string, StandInFence>
  /** Units that came back to ordinary stock, by sale. */
  readonly returned: Map<string, number>
  /** Ordinary stock of every product. */
  stock: number | 'no such product' | 'not for sale'
  /** Opens a fence without a publication. */
  openFence(eventId: string, quota: number): StandInFence
  /** The next call of this operation, or the one after some more, fails before or after it did its work. */
  failNext(operation: Operation, when: 'before' | 'after', more?: number): void
  close(): Promise<void>
}

type Operation = 'carve' | 'open' | 'close' | 'return' | 'fence'

const sdlOf = (subgraph: 'catalog' | 'order') =>
  readFileSync(new URL(`../../../${subgraph}/schema.graphql`, import.meta.url), 'utf8')

interface FenceArguments {
  readonly eventId: string
  readonly first: number
  readonly after: string | null
}

interface Allotment {
  readonly input: { eventId: string; productId: string; quantity: number; quota: number }
}

export async function startStandIns(identitySigner: IdentitySigner): Promise<StandIns> {
  const failures = new Map<Operation, { when: 'before' | 'after'; more: number }>()
  const carved = new Map<string, number>()
  const returned = new Map<string, number>()
  const fences = new Map<string, StandInFence>()

  function openFence(eventId: string, quota: number): StandInFence {
    const fence = createStandInFence(quota)
    fences.set(eventId, fence)
    return fence
  }

  function acting<T>(operation: Operation, act: () => T): T {
    const failure = failures.get(operation)
    if (!failure) return act()
    failure.more -= 1
    if (failure.more >= 0) return act()
    failures.delete(operation)
    if (failure.when === 'before') throw new Error('out of order')
    act()
    throw new Error('cut off')
  }

  function carve({ input }: Allotment) {
    const { eventId, productId, quantity } = input
    const done = { __typename: 'AllotmentCarved', eventId, productId, productName: 'Kettle' }
    if (carved.has(eventId)) return { ...done, quantity }
    const { stock } = standIns
    if (stock === 'no such product') return { __typename: 'ProductUnknown', message: '' }
    if (stock === 'not for sale') return { __typename: 'ProductNotForSale', message: '' }
    if (stock < quantity) return { __typename: 'StockShortage', message: '', available: stock }
    standIns.stock = stock - quantity
    carved.set(eventId, quantity)
    return { ...done, quantity }
  }

  function open({ input: { eventId, quota } }: Allotment) {
    const fence = fences.get(eventId) ?? openFence(eventId, quota)
    if (!fence.open || fence.quota !== quota) {
      return { __typename: 'AllotmentConflict', message: '' }
    }
    return { __typename: 'AllotmentOpened', eventId, quota }
  }

  function close(eventId: string) {
    const fence = fences.get(eventId)
    if (!fence) return { __typename: 'AllotmentNotOpen', message: '' }
    fence.open = false
    return { __typename: 'AllotmentClosed', eventId, quota: fence.quota, sold: fence.sold() }
  }

  function giveBack({ input: { eventId, quantity } }: Allotment) {
    if (!carved.has(eventId)) return { __typename: 'AllotmentUnknown', message: '' }
    const before = returned.get(eventId) ?? 0
    const total = Math.max(before, quantity)
    returned.set(eventId, total)
    standIns.stock = Number(standIns.stock) + total - before
    return { __typename: 'AllotmentReturned', eventId, quantity: total }
  }

  function page({ eventId, first, after }: FenceArguments) {
    const fence = fences.get(eventId)
    if (!fence) return null
    const from = Number(after ?? 0)
    const books = fence.tickets.toSorted((a, b) => a.sequence - b.sequence)
    const hasNextPage = books.length > from + first
    const tickets = books.slice(from, from + first)
    const figures = { eventId, quota: fence.quota, sold: fence.sold() }
    return { ...figures, tickets, hasNextPage, endCursor: String(from + first) }
  }

  async function serve(subgraph: 'catalog' | 'order', resolvers: object) {
    const server = await createSubgraphServer({
      typeDefs: sdlOf(subgraph),
      resolvers,
      createContext: ({ identity }) => ({ identity }),
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
      returnAllotment: (_: unknown, args: Allotment) => acting('return', () => giveBack(args)),
    },
  })
  const order = await serve('order', {
    Query: {
      seckillFence: (_: unknown, args: FenceArguments) => acting('fence', () => page(args)),
    },
    Mutation: {
      openAllotment: (_: unknown, args: Allotment) => acting('open', () => open(args)),
      closeAllotment: (_: unknown, args: FenceArguments) =>
        acting('close', () => close(args.eventId)),
    },
  })
  const standIns: StandIns = {
    catalog: catalog.client,
    order: order.client,
    ...{ carved, fences, returned, openFence },
    stock: 1_000_000,
    failNext: (operation, when, more = 0) => failures.set(operation, { when, more }),
    async close() {
      for (const { client, server } of [catalog, order]) {
        await client.close()
        await server.close()
      }
    },
  }
  return standIns
}
