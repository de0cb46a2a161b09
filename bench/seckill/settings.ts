/** How much is measured: enough to look at, or enough to keep. */
export interface Settings {
  quick: boolean
  /** Keep-alive connections of the load generator. */
  connections: number
  /** Times that every target is measured; medians are reported. */
  rounds: number
  /** How long purchases are sent in one measurement. */
  acceptSeconds: number
  soldOutSeconds: number
  warmUpSeconds: number
  /** How long is waited for the comparison's orders; what is not written then is costed at the rate seen. */
  textbookDrainSeconds: number
  /** Buyers with a session of their own. */
  sessions: number
  /** Buyers in all: those beyond the sessions are signed in by the signed identity alone. */
  buyers: number
  growth: {
    rounds: number
    roundsOfSales: number
    seconds: number
    /** No more, even if there is time left. */
    purchasesPerRound: number
    /** Buyers that a sale has before it is measured. */
    buyersInOneSale: readonly number[]
    salesAtOnce: readonly number[]
  }
}

export const fullSettings: Settings = {
  quick: false,
  connections: 64,
  rounds: 5,
  acceptSeconds: 4,
  soldOutSeconds: 2,
  warmUpSeconds: 1,
  textbookDrainSeconds: 20,
  sessions: 60_000,
  buyers: 200_000,
  growth: {
    rounds: 5,
    roundsOfSales: 3,
    seconds: 3,
    purchasesPerRound: 20_000,
    buyersInOneSale: [1_000, 100_000, 1_000_000],
    salesAtOnce: [1, 10, 100],
  },
}

export const quickSettings: Settings = {
  quick: true,
  connections: 64,
  rounds: 2,
  acceptSeconds: 0.8,
  soldOutSeconds: 0.4,
  warmUpSeconds: 0.4,
  textbookDrainSeconds: 0.5,
  sessions: 4_000,
  buyers: 40_000,
  growth: {
    rounds: 1,
    roundsOfSales: 1,
    seconds: 0.4,
    purchasesPerRound: 3_000,
    buyersInOneSale: [1_000, 10_000],
    salesAtOnce: [1, 10],
  },
}
