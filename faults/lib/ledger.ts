/** What the clients of one run were told: the promises that the books must keep. */
export interface Ledger {
  /** By buyer and idempotency key: every ticket that was an answer to it. */
  readonly ticketsTold: ReadonlyMap<string, ReadonlySet<string>>
  readonly cancelled: ReadonlySet<string>
  readonly payments: ReadonlySet<string>
  /** Retries of stranded clients that had a ticket and were given another, or none. */
  readonly wrongRetries: readonly string[]
  /** Purchases without an answer. */
  readonly unanswered: number
  /** Retries of stranded clients that were given the ticket of their unanswered purchase. */
  readonly ticketsFoundAgain: number
}

export interface LedgerWriter extends Ledger {
  toldTicket(userId: string, key: string, ticketId: string): void
  toldCancelled(orderId: string): void
  toldPayment(paymentId: string): void
  leftUnanswered(): void
  /** @param expected the ticket that the unanswered request had made, if it had */
  cameBack(userId: string, expected: string | undefined, given: string | undefined): void
}

export const purchaseName = (userId: string, key: string): string => `${userId} ${key}`

export function openLedger(): LedgerWriter {
  const ticketsTold = new Map<string, Set<string>>()
  const cancelled = new Set<string>()
  const payments = new Set<string>()
  const wrongRetries: string[] = []
  let unanswered = 0
  let ticketsFoundAgain = 0

  return {
    ticketsTold,
    cancelled,
    payments,
    wrongRetries,
    get unanswered() {
      return unanswered
    },
    get ticketsFoundAgain() {
      return ticketsFoundAgain
    },
    toldTicket(userId, key, ticketId) {
      const name = purchaseName(userId, key)
      ticketsTold.set(name, (ticketsTold.get(name) ?? new Set()).add(ticketId))
    },
    toldCancelled: (orderId) => void cancelled.add(orderId),
    toldPayment: (paymentId) => void payments.add(paymentId),
    leftUnanswered() {
      unanswered += 1
    },
    cameBack(userId, expected, given) {
      if (expected === undefined) return
      if (expected === given) ticketsFoundAgain += 1
      else wrongRetries.push(`${userId} had ${expected} and was given ${given ?? 'none'}`)
    },
  }
}
