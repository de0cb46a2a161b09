import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import { Gauge, type Registry } from '@floodgate/platform/metrics'
import type { StockMirror } from '../cache/stock-mirror.ts'
import type { StockAudit } from '../data/stock-audit.ts'

/** What disagreed at a look over all products. */
export interface Discrepancies {
  /** Products whose movements do not add up to their balance. */
  readonly ledger: number
  /** Products whose copy says other units than the balance of the same revision, or of a later one than there is. */
  readonly copies: number
}

export interface StockReconciler {
  /** Looks once over all products. Copies that are wrong are made again; books that are wrong are for a person. */
  reconcile(): Promise<Discrepancies>
  start(): void
  /** Waits for the look under way. */
  close(): Promise<void>
}

export interface StockReconcilerOptions {
  readonly audit: StockAudit
  readonly mirror: StockMirror
  readonly metrics: Registry
  readonly logger: Logger
  /** @default 300_000 */
  readonly intervalMs?: number
}

const PAGE = 500

export function createStockReconciler(options: StockReconcilerOptions): StockReconciler {
  const { audit, mirror, metrics, logger, intervalMs = 300_000 } = options
  const gauge = new Gauge({
    name: 'floodgate_stock_discrepancies',
    help: 'Products whose ledger, balance and copy of stock disagreed at the last look',
    labelNames: ['between'],
    registers: [metrics],
  })
  const stopping = new AbortController()
  let running: Promise<void> | undefined

  async function findWrongCopies(
    books: Awaited<ReturnType<StockAudit['read']>>,
  ): Promise<string[]> {
    const copies = await mirror.peek(books.map(({ productId }) => productId)).catch(() => undefined)
    return books.flatMap(({ productId, revision, available }) => {
      const copy = copies?.get(productId)
      if (!copy || copy.revision < revision) return []
      const same = copy.revision === revision && copy.available === available
      return same ? [] : [productId]
    })
  }

  async function reconcile(): Promise<Discrepancies> {
    let [ledger, copies] = [0, 0]
    for (let after = ''; ;) {
      // Copies are read after the books, so a copy may be newer: then the books are read again.
      const books = await audit.read(after, PAGE)
      const wrongBooks = books.filter(({ available, sum }) => available !== sum)
      for (const book of wrongBooks) logger.error({ book }, 'stock: ledger and balance disagree')
      const suspects = await findWrongCopies(books)
      const again =
        suspects.length > 0 ? await findWrongCopies(await audit.readThese(suspects)) : []
      if (again.length > 0) {
        logger.warn({ productIds: again }, 'stock: copies are wrong, and made again')
        await mirror.replace(again)
      }
      ledger += wrongBooks.length
      copies += again.length
      after = books.at(-1)?.productId ?? after
      if (books.length < PAGE || stopping.signal.aborted) break
    }
    gauge.set({ between: 'ledger-and-balance' }, ledger)
    gauge.set({ between: 'balance-and-copy' }, copies)
    return { ledger, copies }
  }

  const pause = () => delay(intervalMs, true, { signal: stopping.signal }).catch(() => false)

  async function run(): Promise<void> {
    while (await pause()) {
      await reconcile().catch((err: unknown) => logger.warn({ err }, 'stock: will look again'))
    }
  }

  return {
    reconcile,
    start() {
      running ??= run()
    },
    async close() {
      stopping.abort()
      await running
    },
  }
}
