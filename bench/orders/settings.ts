/** How much is measured: enough to look at, or enough to keep. */
export interface Settings {
  readonly quick: boolean
  /** Each a keep-alive connection with a session of its own. */
  readonly clients: number
  /** Times that every target is measured in every case; medians are reported. */
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
}

export const fullSettings: Settings = {
  quick: false,
  clients: 32,
  rounds: 5,
  seconds: 6,
  warmUpSeconds: 3,
}

export const quickSettings: Settings = {
  quick: true,
  clients: 32,
  rounds: 2,
  seconds: 2.5,
  warmUpSeconds: 1.5,
}
