/** First element of what `reserve` returns for each purchase. */
export const RESERVE = {
  ACCEPTED: 1,
  REPLAYED: 2,
  SALE_NOT_FOUND: -1,
  NOT_STARTED: -2,
  ENDED: -3,
  RATE_LIMITED: -4,
  ALREADY_PURCHASED: -5,
  QUANTITY_NOT_ALLOWED: -6,
  SOLD_OUT: -7,
  REBUILDING: -8,
  TOKEN_REQUIRED: -9,
  REOPENING: -10,
  FAULT: -11,
} as const

/** First element of what `settle` returns. */
export const SETTLE = { DONE: 1, SALE_NOT_FOUND: -1 } as const

/** First element of what `settle` returns for each settlement. */
export const SETTLEMENT = { CHANGED: 1, UNCHANGED: 0, UNKNOWN_TICKET: -1 } as const

/** What `warm-up` returns. */
export const WARM_UP = { DONE: 1, WAS_THERE: 0, REBUILDING: 2 } as const

/** First element of what `adopt` returns. */
export const ADOPT = { DONE: 1, SALE_NOT_FOUND: -1 } as const

/** First element of what `end` returns. */
export const END = { CLOSED: 1, SALE_NOT_FOUND: -1, NOT_OVER: -2, REBUILDING: -3 } as const

/** How a ticket's record says its status. */
export const STATUS_LETTER = { QUEUED: 'Q', CONFIRMED: 'C', FAILED: 'F', EXPIRED: 'X' } as const
