import { AppError } from '@floodgate/platform/errors'
import { newId } from '@floodgate/platform/identifier'
import type { Catalog, Reservation, ReservationVerdict } from '../data/place-order-catalog.ts'
import type { CatalogProduct, OrderLine } from '../domain/place-order.ts'

/** The catalog as far as orders know it, in memory; e2e/place-order.int.test.ts has the real one. */
export interface StandInCatalog extends Catalog {
  /** @returns its id */
  sell(product?: Partial<CatalogProduct>): string
  change(productId: string, changes: Partial<CatalogProduct>): void
  discontinue(productId: string): void
  /** Units on the shelf. */
  stockOf(productId: string): number
  statusOf(orderId: string): 'HELD' | 'CONFIRMED' | 'RELEASED' | undefined
  /**
   * The next reservations fail: before anything is done, or after, so that only the answer is lost.
   * @param calls how many
   */
  fail(when: 'before' | 'after', calls?: number): void
}

interface Held {
  status: 'HELD' | 'CONFIRMED' | 'RELEASED'
  items: readonly OrderLine[]
}

export function createStandInCatalog(): StandInCatalog {
  const products = new Map<string, CatalogProduct>()
  const held = new Map<string, Held>()
  let failures: ('before' | 'after')[] = []

  const stockOf = (productId: string) => products.get(productId)?.stock ?? 0
  const change: StandInCatalog['change'] = (productId, changes) => {
    const product = products.get(productId)
    if (product) products.set(productId, { ...product, ...changes })
  }
  const move = (items: readonly OrderLine[], sign: 1 | -1) => {
    for (const { productId, quantity } of items) {
      change(productId, { stock: stockOf(productId) + sign * quantity })
    }
  }

  function judge({ orderId, items }: Reservation): ReservationVerdict {
    const known = held.get(orderId)
    if (known) return { kind: known.status === 'RELEASED' ? 'released' : 'reserved' }
    const lines = items
      .map(({ productId, quantity }) => ({
        productId,
        requested: quantity,
        available: stockOf(productId),
      }))
      .filter(({ requested, available }) => requested > available)
    if (lines.length > 0) return { kind: 'short', lines }
    move(items, -1)
    held.set(orderId, { status: 'HELD', items })
    return { kind: 'reserved' }
  }

  function release(orderId: string): void {
    const known = held.get(orderId)
    if (known && known.status !== 'RELEASED') move(known.items, 1)
    held.set(orderId, { status: 'RELEASED', items: [] })
  }

  return {
    sell(product = {}) {
      const id = newId('prd')
      const lamp = { name: 'Lamp', unitAmount: 4_990, currency: 'EUR', stock: 10, merchantId: null }
      products.set(id, { ...lamp, ...product })
      return id
    },
    change,
    discontinue: (productId) => void products.delete(productId),
    stockOf,
    statusOf: (orderId) => held.get(orderId)?.status,
    fail(when, calls = 1) {
      failures = Array.from({ length: calls }, () => when)
    },
    products: (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id) => {
            const product = products.get(id)
            return product ? [[id, product]] : []
          }),
        ),
      ),
    reserve(reservations) {
      const failure = failures.shift()
      if (failure === 'before') return Promise.reject(new AppError('UNAVAILABLE'))
      const verdicts = reservations.map(judge)
      return failure ? Promise.reject(new AppError('UNAVAILABLE')) : Promise.resolve(verdicts)
    },
    confirm(orderIds) {
      for (const id of orderIds) {
        const known = held.get(id)
        if (known?.status === 'HELD') known.status = 'CONFIRMED'
      }
      return Promise.resolve(orderIds.filter((id) => held.get(id)?.status === 'CONFIRMED'))
    },
    release(orderIds) {
      orderIds.forEach(release)
      return Promise.resolve()
    },
  }
}
