import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { Random } from './random.ts'

/** Texts that mean something to SQL, Lua, Redis, shells, HTML, JSON or terminals, or break what counts characters. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  "' OR '1'='1",
  "'; DROP TABLE orders; -- ",
  '" OR ""="',
  '\\',
  '`id`',
  '${7*7}',
  '{{7*7}}',
  '%s%n%x',
  '*',
  '*\r\nFLUSHALL\r\n',
  ']]; redis.call("flushall") --',
  'KEYS[1]',
  'floodgate:session:token:*',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000',
  'a\u0000b',
  '\u202e\u202dabc',
  '\ud800',
  '\udfff\ud800',
  'İ'.repeat(40),
  '👩‍👩‍👧‍👦'.repeat(30),
  'ﷺ'.repeat(500),
  'a'.repeat(70_000),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'usr_00000000000000000000000000',
  'usr_ZZZZZZZZZZZZZZZZZZZZZZZZZZ',
  'prd_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'ord_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'tkt_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'skl_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'adr_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'W10=',
  'eyJhIjoxfQ',
  '2026-02-30T25:61:61Z',
  '+999999-01-01T00:00:00Z',
  '1969-12-31T23:59:59.999Z',
  'alice',
  'alice@example.com',
] as const

const HOSTILE_NUMBERS = [
  ...[0, -0, 1, -1, 2, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1],
  ...[2 ** 53, 1e308, 1e-308, 0.1, 1.5, -7],
] as const

export const hostileText = (random: Random): string => random.pick(HOSTILE_TEXTS)

/** Any JSON at all. */
export function anything(random: Random, depth = 0): unknown {
  const kinds = depth > 3 ? 4 : 8
  switch (random.below(kinds)) {
    case 0:
      return null
    case 1:
      return random.next() < 0.5
    case 2:
      return random.pick(HOSTILE_NUMBERS)
    case 3:
      return hostileText(random)
    case 4:
    case 5:
      return Array.from({ length: random.below(4) }, () => anything(random, depth + 1))
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(4) }, () => [
          hostileText(random).slice(0, 40),
          anything(random, depth + 1),
        ]),
      )
  }
}

/** Mostly of the type that is asked for, and hostile within it. @param ids real ones, so that something is found, too */
export function valueOf(
  type: GraphQLInputType,
  random: Random,
  ids: readonly string[],
  depth = 0,
): unknown {
  if (random.next() < 0.04) return anything(random)
  if (isNonNullType(type)) return valueOf(type.ofType, random, ids, depth)
  if (random.next() < 0.1) return null
  if (isListType(type)) {
    const length = random.pick([0, 1, 2, 3, 60])
    return Array.from({ length }, () => valueOf(type.ofType, random, ids, depth + 1))
  }
  if (isEnumType(type)) return random.pick(['X', ...type.getValues().map(({ name }) => name)])
  if (isInputObjectType(type)) {
    if (depth > 4) return null
    const fields = Object.values(type.getFields()).filter(() => random.next() > 0.08)
    return Object.fromEntries(
      fields.map((field) => [field.name, valueOf(field.type, random, ids, depth + 1)]),
    )
  }
  return scalarOf(type.name, random, ids)
}

function scalarOf(name: string, random: Random, ids: readonly string[]): unknown {
  switch (name) {
    case 'Int':
    case 'Float':
      return random.pick(HOSTILE_NUMBERS)
    case 'Boolean':
      return random.next() < 0.5
    case 'ID':
      return random.next() < 0.5 ? (ids[random.below(ids.length)] ?? '') : hostileText(random)
    case 'DateTime':
      return random.next() < 0.5
        ? new Date(random.below(2 ** 31) * 1_000).toJSON()
        : hostileText(random)
    case 'CurrencyCode':
      return random.next() < 0.5 ? 'EUR' : hostileText(random)
    default:
      return hostileText(random)
  }
}
