import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { RedisClient } from '@floodgate/platform/redis'
import { mayHoldTicket } from '../domain/admission-filter.ts'
import { saleKeys, stockChannel } from './keys.ts'

/** For how long a process may go on saying "sold out" by itself; see SOLD OUT LEASES in the reserve script. */
export const SOLD_OUT_LEASE_MS = 200
/** A sale's settings don't change once it is published: this only bounds what a mistaken memory could do. */
const TOKEN_REQUIRED_MS = 1_000
/** How long after its last lease a sale is listened to. */
const ATTENTION_MS = 5_000
/** Sales to remember something of. */
const SALES = 200

/** What this process knows of sales without asking Redis; all of it for a moment. */
export interface AdmissionMemory {
  /** Whether the sale is sold out and this user surely has no ticket of it. */
  isSoldOutFor(eventId: string, userId: string): boolean
  needsToken(eventId: string): boolean
  /** @param askedAt when the call was sent that granted the lease, by `performance.now()` */
  learnSoldOut(eventId: string, lease: string, askedAt: number): void
  learnTokenNeeded(eventId: string): void
}

export interface AdmissionMemoryOptions {
  readonly redis: RedisClient
  /** Closing it ends what the memory has under way. */
  readonly hints: HintBus
  readonly logger: Logger
  /** @default performance.now */
  readonly now?: () => number
}

interface SoldOut {
  until: number
  /** When the newest lease was asked for. */
  askedAt: number
  /** Leases that were asked for earlier may be of a time before a hint that nobody heard. */
  heardSince: number
  /** The state of the filter that `filter` is at least as new as. */
  filterLease: string
  filterBits: number
  filter: Buffer
  loading: boolean
}

export function createAdmissionMemory(options: AdmissionMemoryOptions): AdmissionMemory {
  const { redis, logger, now = () => performance.now() } = options
  const tokenNeededUntil = new Map<string, number>()
  const soldOut = new Map<string, SoldOut>()

  /** Follows a sale's stock for as long as there are leases, so that buyers who hear of a return are not sent away. */
  async function attend(eventId: string, memory: SoldOut): Promise<void> {
    const listener = await options.hints.listen(stockChannel(eventId))
    try {
      do {
        memory.until = -Infinity
        memory.heardSince = now()
        if (!(await listener.next(ATTENTION_MS))) return
      } while (memory.askedAt > now() - ATTENTION_MS)
    } finally {
      listener.close()
    }
  }

  function begin(eventId: string): SoldOut {
    const memory: SoldOut = {
      until: -Infinity,
      askedAt: now(),
      heardSince: Infinity,
      filterLease: '',
      filterBits: 0,
      filter: Buffer.alloc(0),
      loading: false,
    }
    makeRoom(soldOut)
    soldOut.set(eventId, memory)
    attend(eventId, memory)
      .catch((err: unknown) => logger.debug({ err, eventId }, 'hints of a sold-out sale'))
      .finally(() => {
        memory.heardSince = Infinity
        if (soldOut.get(eventId) === memory) soldOut.delete(eventId)
      })
    return memory
  }

  async function loadFilter(eventId: string, memory: SoldOut, lease: string): Promise<void> {
    memory.loading = true
    try {
      // Read after the lease was granted, it has everybody of that moment, if not more.
      memory.filter = (await redis.getBuffer(saleKeys(eventId).holders)) ?? Buffer.alloc(0)
      memory.filterBits = Number(lease.split(':')[0])
      memory.filterLease = lease
    } catch (err) {
      logger.debug({ err, eventId }, 'filter of ticket holders')
    } finally {
      memory.loading = false
    }
  }

  function hold(memory: SoldOut, lease: string, askedAt: number): void {
    if (memory.filterLease !== lease || askedAt < memory.heardSince) return
    memory.until = Math.max(memory.until, askedAt + SOLD_OUT_LEASE_MS)
  }

  return {
    isSoldOutFor(eventId, userId) {
      const memory = soldOut.get(eventId)
      if (!memory || memory.until <= now()) return false
      return !mayHoldTicket(memory.filter, memory.filterBits, userId)
    },
    needsToken(eventId) {
      return (tokenNeededUntil.get(eventId) ?? -Infinity) > now()
    },
    learnSoldOut(eventId, lease, askedAt) {
      const memory = soldOut.get(eventId) ?? begin(eventId)
      memory.askedAt = askedAt
      if (memory.filterLease === lease) return hold(memory, lease, askedAt)
      if (memory.loading) return
      void loadFilter(eventId, memory, lease).then(() => hold(memory, lease, askedAt))
    },
    learnTokenNeeded(eventId) {
      makeRoom(tokenNeededUntil)
      tokenNeededUntil.set(eventId, now() + TOKEN_REQUIRED_MS)
    },
  }
}

/** Forgets the sale that was met first. */
function makeRoom(memories: Map<string, unknown>): void {
  if (memories.size >= SALES) memories.delete(memories.keys().next().value ?? '')
}
