import { randomFillSync } from 'node:crypto'
import { monotonicFactory } from 'ulid'

const pool = Buffer.alloc(4096)
let drawn = pool.length

/** Random bytes in one draw for many ids: ulid's own source asks the system for each character. */
function pooledRandom(): number {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  return pool.readUInt8(drawn++) / 256
}

const ulid = monotonicFactory(pooledRandom)

/** What each prefix stands for; an id tells its kind in any log line. */
export type IdPrefix =
  | 'usr'
  | 'prd'
  | 'cat'
  | 'ord'
  | 'itm'
  | 'pay'
  | 'skl'
  | 'tkt'
  | 'ses'
  | 'adr'
  | 'aud'
  | 'msg'
  | 'mov'
  | 'adj'
  | 'rfd'
  | 'whe'
  | 'whd'
  | 'upl'

/** A prefixed ULID of 30 characters: sortable by time, made before the row exists. */
export function newId<P extends IdPrefix>(prefix: P): `${P}_${string}` {
  return `${prefix}_${ulid()}`
}

const ID_PATTERN = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/

/** Whether `id` has the form of an id with this prefix; anything else can't be in a database. */
export function isId(prefix: IdPrefix, id: string): boolean {
  return id.startsWith(`${prefix}_`) && ID_PATTERN.test(id)
}

/** What a client gave as an id, or an id that nothing has: the databases compare ids as ASCII, and fail on other characters. */
export function asciiId(id: string): string {
  return /^[\x21-\x7e]{1,64}$/.test(id) ? id : '-'
}
