import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '../domain/order-history.ts'
import { useCasesOf, makeTicket, makeTickets, openSale } from '../testing/fixtures.ts'
import {
  anonymous,
  service,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
let useCases: ReturnType<typeof useCasesOf>
beforeAll(async () => {
  subgraph = await startSubgraph(8)
  useCases = useCasesOf(subgraph.prisma)
})
afterAll(() => subgraph.close())

const staff = userIdentity(newId('usr'), 'MERCHANT')

describe('the fence, for services', () => {
  const OPEN = /* GraphQL */ `
    mutation ($input: OpenAllotmentInput!) {
      openAllotment(input: $input) {
        __typename
      }
    }
  `
  const CLOSE = /* GraphQL */ `
    mutation ($id: ID!) {
      closeAllotment(eventId: $id) {
        __typename
        ... on AllotmentClosed {
          quota
          sold
        }
      }
    }
  `
  const FENCE = /* GraphQL */ `
    query ($id: ID!, $first: Int!, $after: String) {
      seckillFence(eventId: $id, first: $first, after: $after) {
        quota
        sold
        tickets {
          ticketId
          sequence
          held
          idempotencyKey
        }
        endCursor
        hasNextPage
      }
    }
  `
  const figures = () => ({
    eventId: newId('skl'),
    productId: newId('prd'),
    productName: 'Lamp',
    quota: 10,
    unitAmount: 100,
    currency: 'EUR',
  })
  const open = async (input: object) =>
    (await subgraph.ask<{ openAllotment: { __typename: string } }>(OPEN, { input }, service)).data
      .openAllotment.__typename
  const close = async (id: string) =>
    (await subgraph.ask<{ closeAllotment: object }>(CLOSE, { id }, service)).data.closeAllotment

  it('opens once and closes for good', async () => {
    const input = figures()
    const opened = await Promise.all([open(input), open(input), open(input)])
    expect(opened).toEqual(Array(3).fill('AllotmentOpened'))
    expect(await open({ ...input, quota: 11 })).toBe('AllotmentConflict')
    await useCases.persister.persist(input.eventId, makeTickets(4))
    const closed = { __typename: 'AllotmentClosed', quota: 10, sold: 4 }
    expect(await close(input.eventId)).toEqual(closed)
    expect(await close(input.eventId)).toEqual(closed)
    expect(await open(input)).toBe('AllotmentConflict')
    expect(await close(newId('skl'))).toEqual({ __typename: 'AllotmentNotOpen' })
  })

  it('tells its books page by page, even where sequence numbers repeat', async () => {
    const { eventId } = await openSale(subgraph.prisma)
    const tickets = [1, 2, 2, 2, 3, 4].map((sequence) => makeTicket({ sequence }))
    await useCases.persister.persist(eventId, tickets)
    const cancelled = tickets[4]?.ticketId ?? ''
    const { id } = await subgraph.prisma.order.findUniqueOrThrow({
      where: { ticketId: cancelled },
    })
    await useCases.canceller.cancel(id, SYSTEM.timeout)

    interface Fence {
      sold: number
      tickets: { ticketId: string; sequence: number; held: boolean }[]
      endCursor: string
      hasNextPage: boolean
    }
    const pages: Fence[] = []
    do {
      const { data } = await subgraph.ask<{ seckillFence: Fence }>(
        FENCE,
        { id: eventId, first: 2, after: pages.at(-1)?.endCursor },
        service,
      )
      pages.push(data.seckillFence)
    } while (pages.at(-1)?.hasNextPage)
    const told = pages.flatMap((page) => page.tickets)
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 2, 2, 3, 4])
    expect(new Set(told.map(({ ticketId }) => ticketId)).size).toBe(6)
    expect(told.filter(({ held }) => !held).map(({ ticketId }) => ticketId)).toEqual([cancelled])
    expect(pages[0]?.sold).toBe(5)
  })

  it('is closed to users, staff included', async () => {
    const id = newId('skl')
    const asks = [
      subgraph.ask(OPEN, { input: figures() }, staff),
      subgraph.ask(CLOSE, { id }, staff),
      subgraph.ask(FENCE, { id, first: 1 }, staff),
      subgraph.ask(FENCE, { id, first: 1 }, anonymous),
    ]
    for (const { errors } of await Promise.all(asks)) {
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })
})
