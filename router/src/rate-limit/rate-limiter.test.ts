import { parse } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import type { CompiledOperation } from '../executor/compiled-operation.ts'
import { operationIn } from '../executor/operation/operation.ts'
import { createRateLimiter } from './rate-limiter.ts'
import type { TokenBuckets } from './token-buckets.ts'

const limit = { burst: 2, intervalMs: 1 }
const TABLE = [
  { name: 'login', fields: ['Mutation.login'], perAddress: limit },
  { name: 'mutation', fields: ['Mutation.*'], perUser: limit, perAddress: limit },
]

const operationOf = (document: string) =>
  ({ operation: operationIn(parse(document), undefined) }) as CompiledOperation

const ANN = { kind: 'user', userId: 'usr_ann', roles: [], sessionId: 'ses_1' } as const

function setUp(take: TokenBuckets['take']) {
  const buckets = { take: vi.fn(take) }
  const observe = { limited: vi.fn(), unchecked: vi.fn() }
  const limiter = createRateLimiter({ table: TABLE, buckets, observe })
  const forResponse: { headers?: Map<string, readonly string[]> } = {}
  const check = (document: string, caller: Partial<Parameters<typeof limiter.check>[1]> = {}) =>
    limiter.check(operationOf(document), {
      identity: ANN,
      clientIp: '2001:db8::7',
      forResponse,
      ...caller,
    })
  return { check, buckets, observe, forResponse }
}

describe('createRateLimiter', () => {
  it('takes from the buckets of the account and of its network', async () => {
    const { check, buckets } = setUp(() => Promise.resolve(0))
    await check('mutation { a: login { x } b: login { x } logout { x } }')
    expect(buckets.take.mock.calls).toEqual([
      ['floodgate:rate:login:address:2001:db8:0:0', limit, 2],
      ['floodgate:rate:mutation:user:usr_ann', limit, 1],
      ['floodgate:rate:mutation:address:2001:db8:0:0', limit, 1],
    ])
  })

  it('asks nothing where no limit applies', () => {
    const { check, buckets } = setUp(() => Promise.resolve(0))
    expect(check('{ me { id } }')).toBeUndefined()
    const nobody = { identity: { kind: 'anonymous' }, clientIp: undefined } as const
    expect(check('mutation { login { x } }', nobody)).toBeUndefined()
    expect(buckets.take).not.toHaveBeenCalled()
  })

  it('refuses with the longest wait', async () => {
    const waits = [0, 1_500]
    const { check, observe, forResponse } = setUp(() => Promise.resolve(waits.shift() ?? 0))
    await expect(check('mutation { logout { x } }')).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED', retryAfterMs: 1_500, http: { status: 429 } },
    })
    expect(forResponse.headers?.get('retry-after')).toEqual(['2'])
    expect(observe.limited.mock.calls).toEqual([['mutation']])
  })

  it('lets through what it can not check, and counts that', async () => {
    const { check, observe } = setUp(() => Promise.resolve(undefined))
    await check('mutation { logout { x } }')
    expect(observe.unchecked).toHaveBeenCalledTimes(1)
  })
})
