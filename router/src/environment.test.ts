import { EnvironmentError } from '@floodgate/platform/environment'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

const COMPLETE = {
  REDIS_URL: 'redis://127.0.0.1:6379',
  INTERNAL_IDENTITY_SECRET: 'x'.repeat(32),
  SUBGRAPH_URL_USER: 'http://127.0.0.1:4001/graphql',
  SUBGRAPH_URL_CATALOG: 'http://127.0.0.1:4002/graphql',
  SUBGRAPH_URL_ORDER: 'http://127.0.0.1:4003/graphql',
  SUBGRAPH_URL_SECKILL: 'http://127.0.0.1:4004/graphql',
}

describe('readEnvironment', () => {
  it('has defaults for development', () => {
    const environment = readEnvironment(COMPLETE)
    expect(environment).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      playground: true,
      introspection: true,
      corsOrigins: [],
    })
    expect(environment.supergraphPath).toMatch(/router\/supergraph\.graphql$/)
  })

  it('closes the playground and introspection in production, unless asked', () => {
    const production = { ...COMPLETE, NODE_ENV: 'production' }
    expect(readEnvironment(production)).toMatchObject({ playground: false, introspection: false })
    const asked = { ...production, PLAYGROUND: 'true', INTROSPECTION: 'true' }
    expect(readEnvironment(asked)).toMatchObject({ playground: true, introspection: true })
  })

  it('reads a list of origins', () => {
    const environment = readEnvironment({
      ...COMPLETE,
      CORS_ORIGINS: 'https://a.example, http://localhost:3000,',
    })
    expect(environment.corsOrigins).toEqual(['https://a.example', 'http://localhost:3000'])
  })

  it('trusts no proxy unless told how many there are', () => {
    expect(readEnvironment(COMPLETE).proxies).toBe(0)
    expect(readEnvironment({ ...COMPLETE, TRUST_PROXY: '2' }).proxies).toBe(2)
    expect(() => readEnvironment({ ...COMPLETE, TRUST_PROXY: 'yes' })).toThrow(/TRUST_PROXY/)
  })

  it('limits operations, and runs those of a manifest alone when there is one', () => {
    expect(readEnvironment(COMPLETE)).toMatchObject({
      persistedOperationsOnly: false,
      documentLimits: { depth: 20, cost: 10_000 },
      requestMaxBytes: 1024 * 1024,
    })
    const given = { ...COMPLETE, OPERATION_MAX_DEPTH: '7', PERSISTED_OPERATIONS_ONLY: 'true' }
    expect(() => readEnvironment(given)).toThrow(/PERSISTED_OPERATIONS_PATH/)
    const complete = { ...given, PERSISTED_OPERATIONS_PATH: '/manifest.json' }
    expect(readEnvironment(complete)).toMatchObject({
      persistedOperationsOnly: true,
      persistedOperationsPath: '/manifest.json',
      documentLimits: { depth: 7 },
    })
    expect(() => readEnvironment({ ...COMPLETE, OPERATION_MAX_COST: '0' })).toThrow(/at least 1/)
  })

  it('names every fault', () => {
    const faulty = { ...COMPLETE, PORT: 'ftp', CORS_ORIGINS: 'a.example', SUBGRAPH_URL_ORDER: 'x' }
    const read = () => readEnvironment(faulty)
    expect(read).toThrow(EnvironmentError)
    expect(read).toThrow(/PORT[^]*CORS_ORIGINS[^]*SUBGRAPH_URL_ORDER/)
  })
})
