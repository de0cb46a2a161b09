/** How much is measured: enough to look at, or enough to keep. */
export interface Settings {
  readonly quick: boolean
  /** Clients that follow one thing. */
  readonly clients: number
  readonly events: number
  /** Sockets of one process of clients at most. */
  readonly clientsPerProcess: number
  readonly orders: {
    readonly perSecond: number
    /** Purchases that the clock does not count, so that the first do not pay for what is planned and compiled once. */
    readonly warmUpSeconds: number
    readonly seconds: number
  }
}

export const fullSettings: Settings = {
  quick: false,
  ...{ clients: 10_000, events: 20, clientsPerProcess: 5_000 },
  orders: { perSecond: 500, warmUpSeconds: 4, seconds: 16 },
}

export const quickSettings: Settings = {
  quick: true,
  ...{ clients: 2_000, events: 8, clientsPerProcess: 5_000 },
  orders: { perSecond: 500, warmUpSeconds: 1, seconds: 2 },
}
