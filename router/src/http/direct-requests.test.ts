import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createDirectRequests } from './direct-requests.ts'
import { paramsOfBody } from './operation-params.ts'

describe('which requests are run directly', () => {
  const requestWith = (overrides: object = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: '*/*', ...overrides },
  })
  const params = paramsOfBody({ query: '{ whoami }' })
  const direct = createDirectRequests()
  direct.learn(requestWith(), 'application/json; charset=utf-8')

  it('those from a client of a known kind', () => {
    const contentType = 'application/json; charset=utf-8'
    expect(direct.find(requestWith(), params)).toEqual({ params, contentType })
    const charset = requestWith({ 'content-type': 'application/json; charset=UTF-8' })
    expect(direct.find(charset, params)).toEqual({ params, contentType })
  })

  it.each([
    ['another Accept', { accept: 'text/html' }],
    ['no Accept', { accept: undefined }],
    ['another content type', { 'content-type': 'text/plain' }],
    ['another character set', { 'content-type': 'application/json; charset=utf-16' }],
    ['no content type', { 'content-type': undefined }],
  ])('not those with %s', (_what, headers) => {
    expect(direct.find(requestWith(headers), params)).toBeUndefined()
  })

  it('not those that are malformed, and not GET', () => {
    expect(direct.find(requestWith(), undefined)).toBeUndefined()
    expect(direct.find(requestWith(), new GraphQLError('malformed'))).toBeUndefined()
    expect(direct.find({ ...requestWith(), method: 'GET' }, params)).toBeUndefined()
  })
})
