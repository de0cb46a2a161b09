import { newId } from '@floodgate/platform/identifier'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findReservationFault,
  judgeReservations,
  MAX_RESERVATION_ITEMS,
  type ReservationRequest,
} from './reservation.ts'

const request = (orderId: string, units: Record<string, number>): ReservationRequest => ({
  orderId,
  items: Object.entries(units).map(([productId, quantity]) => ({ productId, quantity })),
})
const NONE = new Map<string, never>()

describe('a reservation request', () => {
  const faultOf = (units: Record<string, number>) =>
    findReservationFault(request(newId('ord'), units))

  it('has items, each product once, of at least one unit', () => {
    const lamp = newId('prd')
    expect(faultOf({ [lamp]: 1 })).toBeNull()
    expect(faultOf({})).not.toBeNull()
    expect(faultOf({ [lamp]: 0 })).not.toBeNull()
    const twice = [1, 2].map((quantity) => ({ productId: lamp, quantity }))
    expect(findReservationFault({ orderId: newId('ord'), items: twice })).not.toBeNull()
    const many = Array.from({ length: MAX_RESERVATION_ITEMS + 1 }, () => [newId('prd'), 1])
    expect(faultOf(Object.fromEntries(many) as Record<string, number>)).not.toBeNull()
  })

  it('speaks of an order and of products', () => {
    expect(faultOf({ lamp: 1 })).not.toBeNull()
    expect(findReservationFault(request('a', { [newId('prd')]: 1 }))).not.toBeNull()
  })
})

describe('judgeReservations', () => {
  const stock = new Map([
    ['lamp', 3],
    ['desk', 1],
  ])

  it('serves in order, each order all or nothing, and lets a small one pass', () => {
    const requests = [
      request('a', { lamp: 2 }),
      request('b', { lamp: 2, desk: 1 }),
      request('c', { lamp: 1, desk: 1 }),
    ]
    expect(judgeReservations(requests, stock, NONE)).toEqual([
      { kind: 'reserved' },
      { kind: 'short', lines: [{ productId: 'lamp', requested: 2, available: 1 }] },
      { kind: 'reserved' },
    ])
  })

  it('names every line that is short, unknown products with nothing available', () => {
    const [verdict] = judgeReservations([request('a', { lamp: 4, gone: 1, desk: 1 })], stock, NONE)
    expect(verdict).toEqual({
      kind: 'short',
      lines: [
        { productId: 'lamp', requested: 4, available: 3 },
        { productId: 'gone', requested: 1, available: 0 },
      ],
    })
  })

  it('answers a repeat as before, whatever is in stock, and refuses a released order', () => {
    const known = new Map([
      ['held', 'HELD'],
      ['sold', 'CONFIRMED'],
      ['gone', 'RELEASED'],
    ] as const)
    const requests = ['held', 'sold', 'gone'].map((id) => request(id, { lamp: 99 }))
    const kinds = judgeReservations(requests, stock, known).map(({ kind }) => kind)
    expect(kinds).toEqual(['reserved', 'reserved', 'released'])
  })

  it('never gives away more than there is, nor one order twice', () => {
    const orders = fc.array(
      fc.record({ id: fc.nat({ max: 9 }), lamps: fc.integer({ min: 1, max: 4 }) }),
    )
    fc.assert(
      fc.property(orders, fc.nat({ max: 20 }), (mix, lamps) => {
        const requests = mix.map(({ id, lamps: wanted }) => request(`o${id}`, { lamp: wanted }))
        const verdicts = judgeReservations(requests, new Map([['lamp', lamps]]), NONE)
        const first = new Map(requests.toReversed().map((one) => [one.orderId, one]))
        const served = new Set(
          requests
            .filter((_, at) => verdicts[at]?.kind === 'reserved')
            .map(({ orderId }) => orderId),
        )
        const given = [...served].reduce(
          (sum, id) => sum + (first.get(id)?.items[0]?.quantity ?? 0),
          0,
        )
        expect(given).toBeLessThanOrEqual(lamps)
      }),
    )
  })
})
