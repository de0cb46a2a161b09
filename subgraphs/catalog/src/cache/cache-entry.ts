/** What the cache knows of a key. */
export interface CacheEntry<V> {
  /** Null: there is no such thing. */
  readonly value: V | null
  /** Milliseconds since the epoch, from when on one reader looks again. */
  readonly freshUntil: number
}

export interface Codec<V> {
  encode(value: V): string
  decode(text: string): V
}

/** `<freshUntil>:<value>`, without a value for what does not exist. */
export function encodeEntry<V>({ value, freshUntil }: CacheEntry<V>, codec: Codec<V>): string {
  return `${freshUntil}:${value === null ? '' : codec.encode(value)}`
}

/** Undefined for what no `encodeEntry` wrote, such as one of another version of this program. */
export function decodeEntry<V>(text: string | null, codec: Codec<V>): CacheEntry<V> | undefined {
  if (text === null) return undefined
  const colon = text.indexOf(':')
  const freshUntil = Number(text.slice(0, colon))
  const value = text.slice(colon + 1)
  try {
    return { freshUntil, value: value === '' ? null : codec.decode(value) }
  } catch {
    return undefined
  }
}

/** Spreads moments of expiry, so that what was read at once does not expire at once. @param share at most, up or down */
export function jittered(ms: number, share: number, random: () => number = Math.random): number {
  return Math.round(ms * (1 + share * (2 * random() - 1)))
}
