import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationIn } from '../executor/operation/operation.ts'
import { DEFAULT_LIMIT_TABLE, limitTable, readLimitTable } from './limit-table.ts'
import { classesOf } from './operation-classes.ts'

function counted(document: string): Record<string, number> {
  const classes = classesOf(operationIn(parse(document), undefined), DEFAULT_LIMIT_TABLE)
  return Object.fromEntries(classes.map(({ of, count }) => [of.name, count]))
}

describe('classesOf', () => {
  it.each([
    ['{ me { id } }', { query: 1 }],
    ['mutation { logout { loggedOut } }', { mutation: 1 }],
    ['mutation { a: login { x } b: login { x } register { x } }', { login: 2, register: 1 }],
    [
      'mutation { __typename ...F } fragment F on Mutation { login { x } ... { login { x } } }',
      { login: 2 },
    ],
    ['mutation { login @skip(if: true) { x } }', { login: 1 }],
    ['subscription { orderStatus { id } }', {}],
    ['{ login { x } }', { query: 1 }],
  ])('counts %s as %j', (document, expected) => {
    expect(counted(document)).toEqual(expected)
  })
})

describe('the table', () => {
  it('that is built in is as one from a file has to be', () => {
    expect(limitTable.parse(DEFAULT_LIMIT_TABLE)).toEqual(DEFAULT_LIMIT_TABLE)
  })

  it.each([
    [[{ name: 'a', fields: [] }]],
    [[{ name: 'a', fields: ['login'] }]],
    [[{ name: 'A b', fields: ['Mutation.login'] }]],
    [[{ name: 'a', fields: ['Mutation.login'], perUser: { burst: 0, intervalMs: 1 } }]],
    [[{ name: 'a', fields: ['Mutation.login'], perIp: { burst: 1, intervalMs: 1 } }]],
  ])('is refused when it is %j', (table) => {
    expect(limitTable.safeParse(table).success).toBe(false)
  })

  it('is read from a file, which is named when it is wrong', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'limits-')), 'limits.json')
    expect(() => readLimitTable(path)).toThrow(path)
    writeFileSync(path, '[{"name":"a"}]')
    expect(() => readLimitTable(path)).toThrow(path)
    writeFileSync(path, '[{"name":"a","fields":["Query.*"]}]')
    expect(readLimitTable(path)).toEqual([{ name: 'a', fields: ['Query.*'] }])
  })
})
