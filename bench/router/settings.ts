/** How much is measured: enough to look at, or enough to keep. */
export interface Settings {
  readonly quick: boolean
  /** Keep-alive connections of the load generator. */
  readonly connections: number
  /** Times that every target is measured with every query. */
  readonly rounds: number
  /** How long requests are sent in one measurement. */
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Whether other gateways are measured with equal operations made one, too. */
  readonly othersDeduplicate: boolean
  /** Sessions that requests take turns with. */
  readonly sessions: number
}

export const fullSettings: Settings = {
  quick: false,
  connections: 32,
  rounds: 5,
  seconds: 3,
  warmUpSeconds: 4,
  othersDeduplicate: true,
  sessions: 20_000,
}

export const quickSettings: Settings = {
  quick: true,
  connections: 8,
  rounds: 1,
  seconds: 0.3,
  warmUpSeconds: 0.2,
  othersDeduplicate: false,
  sessions: 2_000,
}
