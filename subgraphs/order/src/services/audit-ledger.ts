import { Gauge, type Registry } from '@floodgate/platform/metrics'
import type { Logger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { findBookedAfter, findBookedBetween, findUnbalanced } from '../data/ledger.ts'

export interface LedgerAuditor {
  /**
   * Checks the books of what was booked since the last call, and a further page of all others: in the end every order.
   * @returns orders whose entries do not sum to zero, or tell another story than the payments
   */
  audit(): Promise<readonly string[]>
}

const PAGE = 500
const LOOK_BACK_MS = 60_000

/** Counts what it finds in the metric `floodgate_unbalanced_orders`, which is 0 or somebody has to be woken. */
export function createLedgerAuditor(deps: {
  readonly prisma: PrismaClient
  readonly metrics: Registry
  readonly logger: Logger
  readonly now: () => Date
}): LedgerAuditor {
  const { prisma, metrics, logger, now } = deps
  const unbalanced = new Set<string>()
  const gauge = new Gauge({
    name: 'floodgate_unbalanced_orders',
    help: 'Orders whose ledger entries do not sum to zero or contradict their payments',
    registers: [metrics],
  })
  gauge.set(0)
  let since = new Date(now().getTime() - LOOK_BACK_MS)
  let position = ''

  return {
    async audit() {
      const until = now()
      const recent = await findBookedBetween(prisma, { since, until, limit: PAGE })
      const page = await findBookedAfter(prisma, position, PAGE)
      position = page.length < PAGE ? '' : (page.at(-1) ?? '')
      // A transaction may commit a little after the time that it booked with.
      since = new Date(until.getTime() - LOOK_BACK_MS)
      const checked = [...new Set([...recent, ...page, ...unbalanced])]
      const found = await findUnbalanced(prisma, checked)
      unbalanced.clear()
      for (const id of found) unbalanced.add(id)
      gauge.set(unbalanced.size)
      if (found.length > 0) logger.error({ orderIds: found }, 'the books of orders do not balance')
      return found
    },
  }
}
