import type { Logger } from '@floodgate/platform/logging'
import { Gauge, type Registry } from '@floodgate/platform/metrics'
import type { Allotments } from '../data/allotments.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { audit, type SaleAudit } from '../domain/sale-audit.ts'
import { queuedUnits, type SaleFigures } from '../domain/statement.ts'
import type { RehydrateService } from './rehydrate-service.ts'

export interface ReconcileService {
  /**
   * Checks that every unit of a sale is where it should be, and repairs what is not, in the safe direction alone: what
   * makes less available is done at once, what makes more only as far as the fence proves.
   * @throws AppError UNAVAILABLE when order can't be reached
   */
  reconcile(eventId: string): Promise<void>
  /** Forgets a sale that need not be watched any more. */
  forget(eventId: string): void
}

export interface ReconcileServiceOptions {
  readonly lifeCycle: LifeCycleRepository
  readonly sales: SaleStore
  readonly allotments: Allotments
  readonly rehydrating: RehydrateService
  /** Whether jobs on their way from a sale to its orders and back are all done. */
  readonly nothingUnderWay: (eventId: string) => Promise<boolean>
  readonly logger: Logger
  readonly metrics: Registry
  /**
   * Milliseconds for which a ticket may be queued while nothing is under way, and for which a difference may last.
   * @default 5_000
   */
  readonly patienceMs?: number
  /**
   * Milliseconds after which a ticket's intent is written anew whatever else is under way, and between two looks.
   * @default 60_000
   */
  readonly overdueAfterMs?: number
  /**
   * Milliseconds for which a sale in good order whose figures stand still is not compared with its fence again.
   * @default 10_000
   */
  readonly restMs?: number
}

/** What is remembered of a sale between two looks. */
interface Watch {
  /** When its books were last found to agree, and what its figures were. */
  agreedAt: number
  agreedOn: string
  /** When its figures last changed, and what they were. */
  changedAt: number
  fingerprint: string
  /** When all its tickets were last looked at. */
  scannedAt: number
  /** When it last caught up with its fence. */
  caughtUpAt: number
  /** Whether the look before found units that it does not know of. */
  unknownBefore: boolean
}

export function createReconcileService(options: ReconcileServiceOptions): ReconcileService {
  const { lifeCycle, sales, allotments, rehydrating, nothingUnderWay, logger } = options
  const { patienceMs = 5_000, overdueAfterMs = 60_000, restMs = 10_000 } = options
  const watches = new Map<string, Watch>()
  const drift = new Gauge({
    name: 'floodgate_sale_drift_units',
    help: 'Units of a sale that its books disagree about',
    labelNames: ['event_id', 'kind'],
    registers: [options.metrics],
  })

  function show(eventId: string, { ledgerDrift, unknownUnits }: SaleAudit): void {
    drift.set({ event_id: eventId, kind: 'ledger' }, ledgerDrift)
    drift.set({ event_id: eventId, kind: 'fence' }, unknownUnits)
  }

  function watch(eventId: string, figures: SaleFigures, sold: number): Watch {
    const { at } = figures
    const fingerprint = `${fingerprintOf(figures)},${sold}`
    const known = watches.get(eventId)
    const fresh = {
      ...{ scannedAt: at, caughtUpAt: 0, unknownBefore: false },
      ...{ agreedAt: -Infinity, agreedOn: '' },
    }
    const watched = known ?? { ...fresh, changedAt: at, fingerprint }
    if (watched.fingerprint !== fingerprint) {
      watched.fingerprint = fingerprint
      watched.changedAt = at
    }
    watches.set(eventId, watched)
    return watched
  }

  /** A sale that rests costs no more than a look at its figures: most of the time there are many such sales. */
  function isAtRest(eventId: string, figures: SaleFigures): boolean {
    const watched = watches.get(eventId)
    return (
      watched !== undefined &&
      queuedUnits(figures) === 0 &&
      figures.at - watched.agreedAt < restMs &&
      watched.agreedOn === fingerprintOf(figures)
    )
  }

  function rememberAgreement(figures: SaleFigures, found: SaleAudit, watched: Watch): void {
    const agree = found.ledgerDrift === 0 && found.unknownUnits === 0 && found.untold === 0
    watched.agreedAt = agree ? figures.at : -Infinity
    watched.agreedOn = fingerprintOf(figures)
  }

  /** Tickets that have been queued for longer than anything takes are sent on their way again. */
  async function requeue(eventId: string, acceptedBefore: number): Promise<void> {
    let requeued = 0
    for await (const tickets of sales.scanTickets(eventId)) {
      const late = tickets.filter(
        ({ status, acceptedAt }) => status === 'QUEUED' && acceptedAt < acceptedBefore,
      )
      if (late.length === 0) continue
      requeued += await sales.requeue(
        eventId,
        late.map(({ id }) => id),
      )
    }
    if (requeued === 0) return
    await lifeCycle.relayAgain(eventId)
    logger.warn({ eventId, tickets: requeued }, 'tickets queued for too long: sent again')
  }

  async function tendQueue(eventId: string, now: SaleFigures, watched: Watch): Promise<void> {
    if (queuedUnits(now) === 0) return
    const sinceScan = now.at - watched.scannedAt
    const overdue = sinceScan >= overdueAfterMs
    const stuck = now.at - watched.changedAt >= patienceMs && sinceScan >= patienceMs
    if (!overdue && !(stuck && (await nothingUnderWay(eventId)))) return
    watched.scannedAt = now.at
    await requeue(eventId, now.at - (overdue ? overdueAfterMs : patienceMs))
  }

  async function correct(eventId: string, ledgerDrift: number, sold: number): Promise<void> {
    const change = await sales.correct(eventId, sold)
    logger.error({ eventId, ledgerDrift, change }, 'the figures of a sale do not add up')
  }

  /** A settlement may just be on its way, but orders that the sale does not know of never are: it sells their units again. */
  async function catchUp(eventId: string, now: number, found: SaleAudit, watched: Watch) {
    const { unknownUnits, untold } = found
    const unknown = unknownUnits > 0 && watched.unknownBefore
    const late = untold !== 0 && now - watched.changedAt >= patienceMs
    watched.unknownBefore = unknownUnits > 0
    // When that did not help, neither will doing it at every look.
    const patience = watched.caughtUpAt >= watched.changedAt ? overdueAfterMs : 0
    if (!(unknown || late) || now - watched.caughtUpAt < patience) return
    const adopted = await rehydrating.catchUp(eventId)
    watched.caughtUpAt = now
    logger.warn({ eventId, unknownUnits, untold, adopted }, 'caught up with the fence')
  }

  return {
    async reconcile(eventId) {
      const before = await sales.figures(eventId)
      if (before && isAtRest(eventId, before)) return
      const page = before && (await allotments.fence(eventId, 1, null))
      const after = await sales.figures(eventId)
      // Being rebuilt, it is counted then; lost, it is rebuilt first.
      if (!page || !after || (await sales.state(eventId)) === 'REBUILDING') return
      const found = audit(before, page.sold, after)
      show(eventId, found)
      const watched = watch(eventId, after, page.sold)
      rememberAgreement(after, found, watched)
      if (found.ledgerDrift !== 0) await correct(eventId, found.ledgerDrift, page.sold)
      await catchUp(eventId, after.at, found, watched)
      await tendQueue(eventId, after, watched)
    },
    forget(eventId) {
      watches.delete(eventId)
      for (const kind of ['ledger', 'fence']) drift.remove({ event_id: eventId, kind })
    },
  }
}

const fingerprintOf = ({ accepted, confirmed, failed, expired, available }: SaleFigures): string =>
  [accepted, confirmed, failed, expired, available].join()
