import { describe, expect, it } from 'vitest'
import { baseEnvironment, EnvironmentError, mysqlUrl, parseEnvironment } from './environment.ts'

const schema = baseEnvironment.extend({ DATABASE_URL_USER: mysqlUrl })
const complete = {
  REDIS_URL: 'redis://127.0.0.1:6379',
  INTERNAL_IDENTITY_SECRET: 's'.repeat(32),
  DATABASE_URL_USER: 'mysql://user:pw@127.0.0.1:3306/user',
}

describe('parseEnvironment', () => {
  it('fills defaults', () => {
    expect(parseEnvironment(schema, complete)).toMatchObject({
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 0,
    })
  })

  it('reports every fault at once, naming the variable and not its value', () => {
    const faulty = {
      INTERNAL_IDENTITY_SECRET: 'hunter2',
      DATABASE_URL_USER: 'postgres://x',
      PORT: '99999',
    }
    const error = catchError(() => parseEnvironment(schema, faulty))
    expect(error).toBeInstanceOf(EnvironmentError)
    const { faults } = error as EnvironmentError
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'DATABASE_URL_USER',
      'INTERNAL_IDENTITY_SECRET',
      'PORT',
      'REDIS_URL',
    ])
    expect(String(error)).not.toContain('hunter2')
  })

  it('takes an empty variable for a missing one', () => {
    const error = catchError(() => parseEnvironment(schema, { ...complete, REDIS_URL: '' }))
    expect((error as EnvironmentError).faults).toEqual(['REDIS_URL: is required'])
  })

  it.each(['redis://h:1', 'rediss://h:1', 'redis-cluster://a:1,b:2'])('takes %s', (REDIS_URL) => {
    expect(parseEnvironment(schema, { ...complete, REDIS_URL }).REDIS_URL).toBe(REDIS_URL)
  })
})

function catchError(fn: () => unknown): unknown {
  try {
    fn()
  } catch (error) {
    return error
  }
  throw new Error('did not throw')
}
