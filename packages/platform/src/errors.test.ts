import { readFileSync } from 'node:fs'
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { AppError, createErrorFormatter, ERROR_CODES } from './errors.ts'
import { createLogger } from './logging.ts'
import { runWithRequest } from './request-context.ts'

const format = createErrorFormatter(createLogger({ name: 'test', level: 'silent' }))
const formatted = (error: GraphQLError) => format(error.toJSON(), error)

describe('the error catalogue', () => {
  it('is documented whole, and documents nothing else', () => {
    const text = readFileSync(new URL('../../../docs/ERRORS.md', import.meta.url), 'utf8')
    const documented = [...text.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map((match) => match[1])
    expect(documented.toSorted()).toEqual(Object.keys(ERROR_CODES).toSorted())
  })
})

describe('createErrorFormatter', () => {
  it('passes a known code with its message and path', () => {
    const originalError = new AppError('FORBIDDEN', 'Not yours.')
    const error = new GraphQLError('Not yours.', { originalError, path: ['order'] })
    expect(formatted(error)).toEqual({
      message: 'Not yours.',
      path: ['order'],
      extensions: { code: 'FORBIDDEN' },
    })
  })

  it('hides everything else behind the request id', () => {
    const originalError = new Error("ER_NO_SUCH_TABLE: Table 'secret.users' doesn't exist")
    const error = new GraphQLError(originalError.message, { originalError })
    const answer = runWithRequest('req-7', () => formatted(error))
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(answer.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'req-7' })
  })

  it('does not let a foreign code through', () => {
    const error = new GraphQLError('boom', {
      extensions: { code: 'ECONNREFUSED', stacktrace: ['x'] },
    })
    expect(formatted(error).extensions?.code).toBe('INTERNAL_SERVER_ERROR')
  })
})
