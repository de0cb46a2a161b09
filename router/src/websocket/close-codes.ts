/**
 * Why the router closes a WebSocket. Clients of graphql-ws connect again after each of these but the last, by themselves and with
 * a back-off, asking their `connectionParams` again.
 */
export const CLOSE_CODES = {
  /** The router stops; another one, or the next one, takes over. */
  goingAway: 1001,
  /** Sessions can't be checked at the moment. */
  tryAgainLater: 1013,
  /** The token of connection_init has no session, or not any more. */
  forbidden: 4403,
  /** The client does not read what it asked for. */
  tooSlow: 4413,
  /** The user has as many connections as allowed; coming back at once would not help. */
  tooMany: 4429,
} as const

/** What graphql-ws closes with when the server itself is at fault; its clients do not come back by themselves. */
export const INTERNAL_ERROR = 4500
