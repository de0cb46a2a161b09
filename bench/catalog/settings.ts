/** How much is measured: enough to look at, or enough to keep. */
export interface Settings {
  readonly quick: boolean
  readonly products: number
  /** Keep-alive connections. */
  readonly connections: number
  /** Times that everything is measured; medians are reported. */
  readonly rounds: number
  readonly seconds: number
}

export const fullSettings: Settings = {
  quick: false,
  products: 100_000,
  connections: 32,
  rounds: 3,
  seconds: 6,
}

/** Fewer products than the bars speak of: filling 100,000 takes longer than a look may. */
export const quickSettings: Settings = {
  quick: true,
  products: 10_000,
  connections: 32,
  rounds: 1,
  seconds: 2,
}
