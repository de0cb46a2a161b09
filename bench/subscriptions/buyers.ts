/** What a process of buyers is told to prepare. */
export interface BuyersPlan {
  readonly routerUrl: string
  readonly eventId: string
  readonly buyersFile: string
  /** Its buyers: every `step`th of the file, from this place on. */
  readonly from: number
  readonly step: number
  readonly count: number
  /** Those before this place buy first, a few at a time. */
  readonly warmUp: number
  /** Purchases a second of all processes together. */
  readonly perSecond: number
}

export type BuyersCommand =
  | { readonly type: 'prepare'; readonly plan: BuyersPlan }
  | { readonly type: 'warm-up' }
  /** The `n`th buyer after those of the warm-up buys `n / perSecond` seconds after this; milliseconds since the epoch. */
  | { readonly type: 'go'; readonly startsAt: number }

export type BuyersEvent =
  | { readonly type: 'prepared' | 'warm' }
  | { readonly type: 'done'; readonly purchases: readonly Purchase[] }

export interface Purchase {
  /** From when it was due until the answer, and until CONFIRMED came; milliseconds. */
  readonly answeredMs: number
  readonly confirmedMs: number
}
