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
    /** Purchases before, a few at a time, so that those that count do not pay for what is planned and compiled once. */
    readonly warmUp: number
    readonly seconds: number
  }
}

export const fullSettings: Settings = {
  quick: false,
  ...{ clients: 10_000, events: 20, clientsPerProcess: 5_000 },
  orders: { perSecond: 500, warmUp: 2_000, seconds: 16 },
}

export const quickSettings: Settings = {
  quick: true,
  ...{ clients: 2_000, events: 8, clientsPerProcess: 5_000 },
  orders: { perSecond: 500, warmUp: 600, seconds: 2 },
}
