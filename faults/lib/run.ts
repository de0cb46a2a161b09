import { setTimeout as delay } from 'node:timers/promises'
import { type Books, readBooks } from './books.ts'
import { visitSale } from './buyer.ts'
import { describeFault, type Fault } from './faults.ts'
import { type Ledger, type LedgerWriter, openLedger } from './ledger.ts'
import { closeSale, openSale } from './open-sale.ts'
import { armFault, causeOutage, type Outage } from './outage.ts'
import type { RunPlan } from './run-plan.ts'
import type { Shop } from './shop.ts'
import { type TicketWatch, watchTickets } from './ticket-watch.ts'
import { findViolations, isAtRest, total, type Violations } from './violations.ts'

/** How one run ended: a row of the report. */
export interface RunResult {
  readonly fault: string
  readonly process: string
  readonly seed: number
  /** False when the process never passed its crash point, which proves nothing. */
  readonly reached: boolean
  readonly tickets: number
  readonly ticketsBeforeDeath: number
  readonly confirmed: number
  readonly expired: number
  readonly failed: number
  readonly refunds: number
  readonly unansweredPurchases: number
  /** Retries of stranded clients that were given the ticket of their unanswered purchase. */
  readonly ticketsFoundAgain: number
  /** From death to readiness. */
  readonly downSeconds: number
  /** From readiness, or a later acceptance, to the final state of the slowest ticket. */
  readonly recoverySeconds: number
  /** From readiness until nothing was under way and every book agreed; 0 where nothing died. */
  readonly restSeconds: number
  /** From the end of the sale, or from a later readiness, until its unsold units were ordinary stock again. */
  readonly closingSeconds: number
  /** How often the reconciler found something to repair: steps that the protocol alone would not have done in time. */
  readonly repairs: number
  readonly samples: number
  /** Samples in which the statement did not add up. */
  readonly brokenSamples: number
  readonly violations: Violations
  /** Other processes that ended. */
  readonly otherDeaths: readonly string[]
}

/** Tickets that are not final by then are stranded. */
const TICKET_LIMIT_MS = 10_000
const REST_LIMIT_MS = 40_000
const VISIT_LIMIT_MS = 30_000

/** One sale under load through one death: opened, visited, broken, repaired, audited. */
export async function runFault(shop: Shop, plan: RunPlan): Promise<RunResult> {
  await armFault(shop, plan)
  const deathsBefore = shop.stack.crashes.length
  const repairsBefore = shop.repairs.length
  const doors = Promise.withResolvers<unknown>()
  const outage = causeOutage(shop, plan, doors.promise)
  outage.catch(() => undefined)
  const buyers = await shop.logIn(plan.buyers.length)
  const eventId = await openSale(shop, plan)
  const watch = watchTickets(shop, eventId)
  const ledger = openLedger()
  try {
    doors.resolve(undefined)
    const visits = buyers.map((buyer, index) =>
      visitSale(visitOf(shop, eventId, ledger, outage), buyer, required(plan.buyers[index])),
    )
    await Promise.all(visits)
    if (!isAtTheEnd(plan.fault)) await outage
    const open = await comeToRest(shop, eventId, ledger, plan, 'open')
    const closingAt = Date.now()
    await closeSale(shop, eventId)
    const end = await outage
    const ended = await comeToRest(shop, eventId, ledger, plan, 'ended')
    const deaths = shop.stack.crashes.slice(deathsBefore)
    return describeRun({
      ...{ plan, end, watch, ledger, open, ended, closingAt },
      otherDeaths: deaths.filter((name) => name !== plan.fault.target),
      repairs: shop.repairs.length - repairsBefore,
    })
  } finally {
    await watch.stop()
  }
}

/** Whether the process dies when the sale is ended, and not while it is on. */
const isAtTheEnd = ({ name }: Fault): boolean => name.startsWith('end.')

function visitOf(shop: Shop, eventId: string, ledger: LedgerWriter, recovered: Promise<unknown>) {
  return {
    eventId,
    ledger,
    recovered,
    closesAt: Date.now() + VISIT_LIMIT_MS,
    findTicket: async (userId: string, key: string) => {
      // Redis itself may be what is dead just now.
      const tickets = await shop.sales.ticketsOf(eventId, userId).catch(() => [])
      return tickets.find(({ idempotencyKey }) => idempotencyKey === key)?.id
    },
  }
}

interface Rest {
  readonly books: Books
  readonly violations: Violations
  /** Milliseconds since the epoch. */
  readonly restedAt: number
}

/** Reads the books until nothing is under way and all is well, or until that takes too long. */
async function comeToRest(
  shop: Shop,
  eventId: string,
  ledger: Ledger,
  { perUserLimit }: RunPlan,
  sale: 'open' | 'ended',
): Promise<Rest> {
  const deadline = Date.now() + REST_LIMIT_MS
  for (;;) {
    const books = await readBooks(shop, eventId)
    const violations = findViolations(books, ledger, { perUserLimit, isEnded: sale === 'ended' })
    const restedAt = Date.now()
    const isWell = isAtRest(books) && total(violations) === 0
    if (isWell || restedAt > deadline) return { books, violations, restedAt }
    await delay(200)
  }
}

interface Facts {
  readonly open: Rest
  readonly ended: Rest
  readonly closingAt: number
  readonly repairs: number
  readonly plan: RunPlan
  readonly end: Outage | null
  readonly watch: TicketWatch
  readonly ledger: Ledger
  readonly otherDeaths: readonly string[]
}

function describeRun(facts: Facts): RunResult {
  const { plan, end, watch, ledger, open, ended } = facts
  const { figures, tickets, payments } = ended.books
  // What was wrong while the sale was on stays wrong, even if it is not any more when the sale has ended.
  const { violations } = total(open.violations) > 0 ? open : ended
  const diedAt = end?.diedAt ?? 0
  const recoveredAt = end?.recoveredAt ?? 0
  const waits = watch.waitsSince(recoveredAt)
  const late = waits.filter((wait) => wait > TICKET_LIMIT_MS).length
  return {
    fault: describeFault(plan.fault),
    process: plan.fault.target,
    seed: plan.seed,
    reached: end !== null,
    tickets: tickets.length,
    ticketsBeforeDeath: tickets.filter(({ acceptedAt }) => acceptedAt < diedAt).length,
    confirmed: figures.confirmed,
    expired: figures.expired,
    failed: figures.failed,
    refunds: payments.filter(({ status }) => status === 'REFUNDED').length,
    unansweredPurchases: ledger.unanswered,
    ticketsFoundAgain: ledger.ticketsFoundAgain,
    downSeconds: seconds(recoveredAt - diedAt),
    recoverySeconds: seconds(Math.max(0, ...waits)),
    restSeconds: end ? seconds(Math.max(0, open.restedAt - recoveredAt)) : 0,
    closingSeconds: seconds(ended.restedAt - Math.max(facts.closingAt, recoveredAt)),
    repairs: facts.repairs,
    samples: watch.samples.taken,
    brokenSamples: watch.samples.broken,
    violations: { ...violations, strandedTickets: violations.strandedTickets + late },
    otherDeaths: facts.otherDeaths,
  }
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a buyer without a plan')
  return value
}
