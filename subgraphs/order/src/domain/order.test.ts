import { describe, expect, it } from 'vitest'
import { awaitsPayment, holdsUnit, type OrderStatus, TRANSITIONS } from './order.ts'

const STATUSES: readonly OrderStatus[] = [
  'PENDING',
  'PAID',
  'PAYMENT_FAILED',
  'CANCELLED',
  'SHIPPED',
  'COMPLETED',
  'REFUNDED',
]

function reachableFrom(start: OrderStatus): Set<OrderStatus> {
  const reached = new Set<OrderStatus>([start])
  for (const status of reached) {
    for (const { from, to } of Object.values(TRANSITIONS)) {
      if ((from as readonly OrderStatus[]).includes(status)) reached.add(to)
    }
  }
  return reached
}

describe('the state machine of an order', () => {
  it('reaches every status from PENDING', () => {
    expect([...reachableFrom('PENDING')].sort()).toEqual([...STATUSES].sort())
  })

  it.each(['CANCELLED', 'COMPLETED', 'REFUNDED'] as const)('never leaves %s', (status) => {
    expect([...reachableFrom(status)]).toEqual([status])
  })

  it('is paid, cancelled and expired exactly while a payment is awaited', () => {
    const unpaid = STATUSES.filter(awaitsPayment)
    for (const name of ['pay', 'cancel', 'expire', 'declinePayment'] as const) {
      expect(TRANSITIONS[name].from).toEqual(unpaid)
    }
  })

  it('releases the unit exactly on the ways from a status that holds it to one that does not', () => {
    for (const { from, to, releases } of Object.values(TRANSITIONS)) {
      for (const status of from) expect(holdsUnit(status)).toBe(true)
      expect(releases !== null).toBe(!holdsUnit(to))
    }
  })
})
