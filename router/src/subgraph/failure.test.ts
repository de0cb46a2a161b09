import { describe, expect, it } from 'vitest'
import { HttpFailure, SubgraphTimeout, UnusableAnswer } from '../executor/transport/transport.ts'
import { asFetchFailure, invalidAnswer, isRouterFault, isTransient } from './failure.ts'

const systemError = (code: string) =>
  Object.assign(new Error(`connect ${code} 10.0.0.7:4001`), { code })

describe('asFetchFailure', () => {
  it.each([
    [new SubgraphTimeout('UND_ERR_HEADERS_TIMEOUT 10.0.0.7'), 'SUBGRAPH_TIMEOUT'],
    [new UnusableAnswer('from 10.0.0.7'), 'SUBGRAPH_INVALID_RESPONSE'],
    [systemError('ECONNREFUSED'), 'SUBGRAPH_UNAVAILABLE'],
    [systemError('ENOTFOUND'), 'SUBGRAPH_UNAVAILABLE'],
    [new HttpFailure(502), 'SUBGRAPH_UNAVAILABLE'],
  ])('maps %o to %s', (cause, code) => {
    const failure = asFetchFailure('catalog', cause)
    expect(failure.extensions).toEqual({ code })
    expect(failure.message).toContain('catalog')
    expect(JSON.stringify(failure)).not.toContain('10.0.0.7')
  })
})

describe('invalidAnswer', () => {
  it('says nothing of what the subgraph said', () => {
    const failure = invalidAnswer('order', new Error('Cannot query field "secret"'))
    expect(JSON.stringify(failure)).not.toContain('secret')
    expect(failure.extensions).toEqual({ code: 'SUBGRAPH_INVALID_RESPONSE' })
  })
})

describe('isTransient', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('is true for %s', (code) => {
    expect(isTransient(systemError(code))).toBe(true)
  })

  it('is false for what took its time, was given up, or would come out the same', () => {
    const others = [
      new SubgraphTimeout('late'),
      new UnusableAnswer('nonsense'),
      new HttpFailure(500),
      systemError('UND_ERR_ABORTED'),
      systemError('ENOTFOUND'),
    ]
    expect(others.map(isTransient)).toEqual(others.map(() => false))
    expect(isTransient(new HttpFailure(503))).toBe(true)
  })
})

describe('isRouterFault', () => {
  it('tells what the router did wrong from what the client did', () => {
    const of = (code: string) => isRouterFault({ message: '', extensions: { code } })
    expect(of('GRAPHQL_VALIDATION_FAILED')).toBe(true)
    expect(of('UNTRUSTED_CALLER')).toBe(true)
    expect(of('UNAUTHENTICATED')).toBe(false)
    expect(isRouterFault({ message: '' })).toBe(false)
  })
})
