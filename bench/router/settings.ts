import { type TargetName, targetNames } from './target.ts'

const plain = targetNames.filter((name) => !name.endsWith('-dedup'))

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
  /**
   * Of load before each measurement, which does not count. While others take their turns, collections of garbage forget the
   * shapes of objects that optimised code was made for: what comes after an idle minute is compiled again for some seconds.
   */
  readonly rewarmSeconds: number
  /** Gateways before the public graph, and before the product graph. */
  readonly targets: Readonly<Record<'public' | 'product', readonly TargetName[]>>
  /** Sessions that requests take turns with. */
  readonly sessions: number
}

export const fullSettings: Settings = {
  quick: false,
  connections: 32,
  rounds: 5,
  seconds: 3,
  warmUpSeconds: 4,
  rewarmSeconds: 4,
  // What the attempt to make equal operations one costs other gateways is seen on the public graph already.
  targets: { public: targetNames, product: [...plain, 'floodgate-dedup'] },
  sessions: 20_000,
}

export const quickSettings: Settings = {
  quick: true,
  connections: 8,
  rounds: 1,
  seconds: 0.3,
  warmUpSeconds: 0.4,
  rewarmSeconds: 0,
  targets: { public: plain, product: plain.filter((name) => name !== 'hive-gateway') },
  sessions: 2_000,
}
