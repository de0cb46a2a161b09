import type { PoisonTicket } from '../services/persist-tickets.ts'

/** All tickets of the batch have their verdicts; these for a reason that a person should look into. */
export class PoisonTicketsError extends Error {
  /** BullMQ knows by this name that another run can't help, and puts the job among the dead letters. */
  override readonly name = 'UnrecoverableError'

  constructor(poison: readonly PoisonTicket[]) {
    const [first] = poison
    super(`could not be written: ${poison.map(({ ticketId }) => ticketId).join(', ')}`, {
      cause: first?.error,
    })
  }
}
