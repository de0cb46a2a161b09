export interface RelayPace {
  /** Milliseconds that a sale's tickets may gather after a batch of so many, which was not a full one. */
  gatherMs(eventId: string, tickets: number): number
}

/** So many tickets within one quiet gathering say that more are coming. */
const RUSH_BATCH = 8
const QUIET_GATHER_MS = 20
const RUSH_GATHER_MS = 250
/** So many within one of a rush say that purchases and orders compete for the processors: purchases come first. */
const CROWD_BATCH = 200
const CROWD_GATHER_MS = 400
/** A batch costs as much as dozens of tickets, whichever sale it is for: all sales together get so many. */
const BATCHES_PER_SECOND = 25
const LONGEST_GATHER_MS = 2_000
const ACTIVE_MS = 4_000

function gatheringOf(tickets: number): number {
  if (tickets < RUSH_BATCH) return QUIET_GATHER_MS
  return tickets < CROWD_BATCH ? RUSH_GATHER_MS : CROWD_GATHER_MS
}

/**
 * How long the relays of one process let tickets gather. The first ticket of a quiet sale never waits; in a rush, and when many
 * sales sell at once, few large transactions do the work of many small ones.
 * @param now milliseconds
 */
export function createRelayPace(now: () => number = () => performance.now()): RelayPace {
  const lastBatches = new Map<string, number>()
  let batchesPerSecond = 0
  let countedAt = now()

  function count(eventId: string): void {
    const at = now()
    // Batches count less the longer ago they were.
    batchesPerSecond = batchesPerSecond * Math.exp((countedAt - at) / 1_000) + 1
    countedAt = at
    lastBatches.delete(eventId)
    lastBatches.set(eventId, at)
    for (const [id, last] of lastBatches) {
      if (at - last < ACTIVE_MS) break
      lastBatches.delete(id)
    }
  }

  return {
    gatherMs(eventId, tickets) {
      count(eventId)
      const own = gatheringOf(tickets)
      if (batchesPerSecond <= BATCHES_PER_SECOND) return own
      const fairShare = (lastBatches.size / BATCHES_PER_SECOND) * 1_000
      return Math.min(Math.max(own, fairShare), LONGEST_GATHER_MS)
    },
  }
}
