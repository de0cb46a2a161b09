export type ClientsCommand =
  | { readonly type: 'connect'; readonly url: string; readonly count: number }
  | { readonly type: 'expect'; readonly version: number }
  | { readonly type: 'report' }

export type ClientsEvent =
  | { readonly type: 'connected' | 'expecting' }
  /** Every client of the process was told this version; milliseconds since the epoch. */
  | { readonly type: 'all-told'; readonly version: number; readonly at: number }
  | { readonly type: 'report'; readonly versions: readonly (readonly number[])[] }
