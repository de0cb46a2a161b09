/** What a process of buyers is told to prepare. */
export interface BuyersPlan {
  readonly routerUrl: string
  readonly eventId: string
  readonly buyersFile: string
  /** Its buyers: every `step`th of the file, from this place on. */
  readonly from: number
  readonly step: number
  readonly count: number
  /** Purchases a second of all processes together. */
  readonly perSecond: number
}

export type BuyersCommand =
  | { readonly type: 'prepare'; readonly plan: BuyersPlan }
  /** Buyer number `n` of the file buys `n / perSecond` seconds after this; milliseconds since the epoch. */
  | { readonly type: 'go'; readonly startsAt: number }

export type BuyersEvent =
  | { readonly type: 'prepared' }
  /** The purchases, by when they were due. */
  | { readonly type: 'done'; readonly purchases: readonly Purchase[] }

export interface Purchase {
  /** Its place in the file. */
  readonly buyer: number
  /** From when it was due until the answer, and until CONFIRMED came; milliseconds. */
  readonly answeredMs: number
  readonly confirmedMs: number
}
