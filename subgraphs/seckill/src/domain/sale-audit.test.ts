import { expect, it } from 'vitest'
import { audit } from './sale-audit.ts'
import type { SaleFigures } from './statement.ts'

/** 100 units: 60 confirmed, 10 queued, 30 available; 5 failed and 5 expired before. */
function makeFigures(overrides: Partial<SaleFigures> = {}): SaleFigures {
  return {
    ...{ at: 0, quota: 100, available: 30, accepted: 80, confirmed: 60, failed: 5, expired: 5 },
    ...{ settledTickets: 70, drainPerSecond: 0, stockVersion: 90 },
    ...overrides,
  }
}

const figures = makeFigures()

it('finds nothing wrong with a sale whose settlements are on their way', () => {
  const fine = { ledgerDrift: 0, unknownUnits: 0 }
  expect(audit(figures, 60, figures)).toEqual({ ...fine, untold: 0 })
  expect(audit(figures, 68, figures)).toEqual({ ...fine, untold: 8 })
  expect(audit(figures, 59, figures)).toEqual({ ...fine, untold: -1 })
})

it('counts units of orders that the sale does not know of', () => {
  expect(audit(figures, 73, figures)).toMatchObject({ unknownUnits: 3, untold: 13 })
})

it('does not take what expired between two looks for unknown', () => {
  const after = makeFigures({ confirmed: 57, expired: 8, available: 33 })
  expect(audit(figures, 70, after)).toMatchObject({ unknownUnits: 0, ledgerDrift: 0 })
})

it('sees counters that do not add up', () => {
  expect(audit(figures, 60, makeFigures({ available: 32 })).ledgerDrift).toBe(-2)
  expect(audit(figures, 60, makeFigures({ available: 29 })).ledgerDrift).toBe(1)
})
