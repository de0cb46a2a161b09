import { setImmediate as nextTurn } from 'node:timers/promises'
import { newId } from '@floodgate/platform/identifier'
import { createMetrics } from '@floodgate/platform/metrics'
import type { HintBus } from '@floodgate/platform/pubsub'
import { afterAll, describe, expect, it } from 'vitest'
import { createAdmissionMemory, SOLD_OUT_LEASE_MS } from '../data/admission-memory.ts'
import { stockChannel } from '../data/keys.ts'
import { createSaleStore, type SaleStore } from '../data/sale-store.ts'
import { deriveAdmissionKeys } from '../domain/admission-keys.ts'
import { createPurchaseTokens } from '../domain/admission-token.ts'
import { createSaleHarness, silent } from '../testing/sale-harness.ts'
import { soon } from '../testing/soon.ts'
import { createPurchaseService, type PurchaseService } from './purchase-service.ts'

const { redis, hints, sales, openSale, buy, drift, close } = createSaleHarness()
afterAll(close)

const tokens = createPurchaseTokens(deriveAdmissionKeys('s'.repeat(32)).token)

/** As one process of the subgraph has it, and how often it asked Redis for a reservation. */
function startProcess(bus: HintBus = hints): PurchaseService & { asked: () => number } {
  const store = createSaleStore(redis, { soldOutLeaseMs: SOLD_OUT_LEASE_MS })
  let asked = 0
  const counting: SaleStore = {
    ...store,
    reserve(reservation) {
      asked += 1
      return store.reserve(reservation)
    },
  }
  const memory = createAdmissionMemory({ redis, hints: bus, logger: silent })
  const metrics = createMetrics('test')
  const service = createPurchaseService({ sales: counting, tokens, memory, metrics })
  return { ...service, asked: () => asked }
}

/** Every hint is lost. */
const deaf: HintBus = {
  ...hints,
  listen: () => hints.listen(`nothing-${newId('msg')}`),
}

const purchaseOf = (eventId: string, overrides: object = {}) => ({
  eventId,
  userId: newId('usr'),
  quantity: 1,
  idempotencyKey: newId('msg'),
  token: undefined,
  clientIp: undefined,
  ...overrides,
})

describe('a sold-out sale', () => {
  it('costs hardly any Redis call, and every holder still finds the ticket', async () => {
    const process = startProcess()
    const { id } = await openSale({ quota: 20 })
    const buyers = Array.from({ length: 20 }, () => purchaseOf(id))
    const tickets = await Promise.all(buyers.map((buyer) => process.purchase(buyer)))
    expect(tickets.map(({ kind }) => kind)).toEqual(Array(20).fill('accepted'))

    await soon(async () => {
      const before = process.asked()
      for (let i = 0; i < 100; i += 1) {
        expect((await process.purchase(purchaseOf(id))).kind).toBe('sold-out')
      }
      return process.asked() - before
    }).toBeLessThan(5)
    for (const [index, buyer] of buyers.entries()) {
      const ticket = { ...tickets[index], kind: 'replayed' }
      expect(await process.purchase(buyer)).toEqual(ticket)
      const again = { ...buyer, idempotencyKey: 'another' }
      expect((await process.purchase(again)).kind).toBe('already-purchased')
    }
  })

  it('is on sale again soon after a unit came back, for whoever asks then', async () => {
    const process = startProcess()
    const { id } = await openSale({ quota: 1 })
    const ticket = await buy(id)
    await soon(async () => {
      const before = process.asked()
      await process.purchase(purchaseOf(id))
      return process.asked() - before
    }).toBe(0)

    const stock = await hints.listen(stockChannel(id))
    await sales.settle(id, [{ ticketId: ticket.id, outcome: 'FAILED', reason: 'no' }])
    const returnedAt = performance.now()
    // Whoever hears of it, as those do who watch the stock, is not sent away.
    await stock.next()
    expect((await process.purchase(purchaseOf(id))).kind).toBe('accepted')
    expect(performance.now() - returnedAt).toBeLessThan(1_000)
    stock.close()
  })

  it('waits with a buyer who asks before all leases are over', async () => {
    const [one, other] = [startProcess(), startProcess()]
    const { id } = await openSale({ quota: 1 })
    const ticket = await buy(id)
    expect((await one.purchase(purchaseOf(id))).kind).toBe('sold-out')
    await sales.settle(id, [{ ticketId: ticket.id, outcome: 'FAILED', reason: 'no' }])
    expect((await other.purchase(purchaseOf(id))).kind).toBe('accepted')
  })

  it('never hides a ticket from its buyer, whichever process is asked, even if every hint is lost', async () => {
    const processes = [startProcess(deaf), startProcess(deaf), startProcess(deaf)]
    const { id } = await openSale({ quota: 3 })
    const anyProcess = () =>
      processes[Math.floor(Math.random() * processes.length)] ?? startProcess()
    let accepted = 0
    const kinds = new Set<string>()

    async function visit(): Promise<void> {
      const purchase = purchaseOf(id)
      const outcome = await anyProcess().purchase(purchase)
      kinds.add(outcome.kind)
      if (outcome.kind !== 'accepted') return
      for (const process of processes) {
        const again = await process.purchase(purchase)
        expect(again).toMatchObject({ kind: 'replayed', ticket: { id: outcome.ticket.id } })
      }
      const settled = { ticketId: outcome.ticket.id, outcome: 'FAILED', reason: 'no' } as const
      await sales.settle(id, [settled])
      accepted += 1
    }
    async function crowd(): Promise<void> {
      while (accepted < 30) {
        await visit()
        // What a process answers by itself leaves it no turn to hear from Redis.
        await nextTurn()
      }
    }

    await Promise.all([crowd(), crowd(), crowd(), crowd(), crowd(), crowd()])
    expect(kinds).toContain('sold-out')
    expect(await drift(id)).toBe(0)
  })
})

describe('a purchase token', () => {
  it('that is wrong, and one that is missing, cost no Redis call', async () => {
    const process = startProcess()
    const { id } = await openSale({ requireChallenge: true })
    const wrong = { token: tokens.issue(id, newId('usr')).token }
    expect((await process.purchase(purchaseOf(id, wrong))).kind).toBe('token-invalid')
    expect(process.asked()).toBe(0)

    expect((await process.purchase(purchaseOf(id))).kind).toBe('token-required')
    expect(process.asked()).toBe(1)
    expect((await process.purchase(purchaseOf(id))).kind).toBe('token-required')
    expect(process.asked()).toBe(1)

    const purchase = purchaseOf(id)
    const { token } = tokens.issue(id, purchase.userId)
    expect((await process.purchase({ ...purchase, token })).kind).toBe('accepted')
    expect((await process.purchase({ ...purchase, token })).kind).toBe('replayed')
  })

  it('is no hindrance where none is wanted', async () => {
    const { id } = await openSale()
    const purchase = purchaseOf(id)
    const { token } = tokens.issue(id, purchase.userId)
    expect((await startProcess().purchase({ ...purchase, token })).kind).toBe('accepted')
  })
})
