import { type Logger } from '@floodgate/platform/logging'
import { type RedisClient } from '@floodgate/platform/redis'
import { mayHoldTicket } from '../domain/admission-filter.ts'
import { saleKeys } from './keys.ts'

/** For how long a process may go on saying "sold out" by itself; see SOLD OUT LEASES in the reserve script. */
export const SOLD_OUT_LEASE_MS = 200
/** A sale's settings don't change once it is published: this only bounds what a mistaken memory could do. */
const TOKEN_REQUIRED_MS = 1_000
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

interface Memory {
  tokenNeededUntil: number
  soldOutUntil: number
  /** The state of the filter that `filter` is at least as new as. */
  filterLease: string
  filterBits: number
  filter: Buffer
  loading: boolean
}

export function createAdmissionMemory(options: {
  readonly redis: RedisClient
  readonly logger: Logger
  /** @default performance.now */
  readonly now?: () => number
}): AdmissionMemory {
  const { redis, logger, now = () => performance.now() } = options
  const memories = new Map<string, Memory>()

  function remember(eventId: string): Memory {
    const known = memories.get(eventId)
    if (known) return known
    if (memories.size >= SALES) memories.delete(memories.keys().next().value ?? '')
    const memory: Memory = {
      tokenNeededUntil: -Infinity,
      soldOutUntil: -Infinity,
      filterLease: '',
      filterBits: 0,
      filter: Buffer.alloc(0),
      loading: false,
    }
    memories.set(eventId, memory)
    return memory
  }

  async function loadFilter(eventId: string, memory: Memory, lease: string): Promise<void> {
    memory.loading = true
    try {
      // Read after the lease was granted, it has everybody of that moment, if not more.
      const filter = await redis.getBuffer(saleKeys(eventId).holders)
      memory.filter = filter ?? Buffer.alloc(0)
      memory.filterBits = Number(lease.split(':')[0])
      memory.filterLease = lease
    } catch (err) {
      logger.debug({ err, eventId }, 'filter of ticket holders')
    } finally {
      memory.loading = false
    }
  }

  function raise(memory: Memory, lease: string, askedAt: number): void {
    if (memory.filterLease !== lease) return
    memory.soldOutUntil = Math.max(memory.soldOutUntil, askedAt + SOLD_OUT_LEASE_MS)
  }

  return {
    isSoldOutFor(eventId, userId) {
      const memory = memories.get(eventId)
      if (!memory || memory.soldOutUntil <= now()) return false
      return !mayHoldTicket(memory.filter, memory.filterBits, userId)
    },
    needsToken(eventId) {
      return (memories.get(eventId)?.tokenNeededUntil ?? -Infinity) > now()
    },
    learnSoldOut(eventId, lease, askedAt) {
      const memory = remember(eventId)
      if (memory.filterLease === lease) return raise(memory, lease, askedAt)
      if (memory.loading) return
      // The lease is worth little by the time that the filter is there if that takes long: its end stays as it is.
      void loadFilter(eventId, memory, lease).then(() => raise(memory, lease, askedAt))
    },
    learnTokenNeeded(eventId) {
      remember(eventId).tokenNeededUntil = now() + TOKEN_REQUIRED_MS
    },
  }
}
