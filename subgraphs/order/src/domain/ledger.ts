/**
 * Whose money it is.
 * - BUYER: what the buyer gave, as a negative amount.
 * - CLEARING: with the provider, and not the shop's: it waits for an order to take it, or to go back.
 * - MERCHANT: what the shop earned.
 */
export type Account = 'BUYER' | 'CLEARING' | 'MERCHANT'

/**
 * - CHARGE: the buyer's money came.
 * - SALE: the order took it.
 * - REFUND: the shop gave it back.
 * - RETURN: it went back without the order having taken it.
 */
export type TransferKind = 'CHARGE' | 'SALE' | 'REFUND' | 'RETURN'

const ROUTES = {
  CHARGE: ['BUYER', 'CLEARING'],
  SALE: ['CLEARING', 'MERCHANT'],
  REFUND: ['MERCHANT', 'BUYER'],
  RETURN: ['CLEARING', 'BUYER'],
} as const satisfies Record<TransferKind, readonly [from: Account, to: Account]>

export interface LedgerEntry {
  /** The payment or refund that it is booked for, once for each kind. */
  readonly subjectId: string
  readonly kind: TransferKind
  readonly account: Account
  readonly orderId: string
  readonly paymentId: string
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
}

/** Money that moves from one account to another: two entries that sum to zero; none for no money. */
export function transfer(
  kind: TransferKind,
  subject: Omit<LedgerEntry, 'kind' | 'account'>,
): LedgerEntry[] {
  const { amount } = subject
  if (amount === 0) return []
  const [from, to] = ROUTES[kind]
  return [
    { ...subject, kind, account: from, amount: -amount },
    { ...subject, kind, account: to, amount },
  ]
}
