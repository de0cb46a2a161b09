import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headerConfig, readHeaderConfig } from './header-config.ts'
import { createHeaderRules } from './header-rules.ts'

const rulesOf = (config: unknown) => createHeaderRules(headerConfig.parse(config))

function sent(config: unknown, subgraph: string, clientHeaders: Record<string, string> = {}) {
  const headers: Record<string, string> = {}
  rulesOf(config).addRequestHeaders(subgraph, { clientHeaders, forResponse: {} }, headers)
  return headers
}

describe('request rules', () => {
  it('propagate, rename, insert and remove, those for all first', () => {
    const config = {
      all: {
        request: [
          { propagate: 'Accept-Language', default: 'en' },
          { propagate: 'x-tenant', as: 'X-Shop' },
          { insert: 'x-from', value: 'router' },
        ],
      },
      subgraphs: { order: { request: [{ remove: 'accept-language' }] } },
    }
    const client = { 'x-tenant': 'eu', other: '1' }
    const all = { 'accept-language': 'en', 'x-shop': 'eu', 'x-from': 'router' }
    expect(sent(config, 'catalog', client)).toEqual(all)
    expect(sent(config, 'order', client)).toEqual({ 'x-shop': 'eu', 'x-from': 'router' })
    expect(sent(config, 'catalog')).toEqual({ 'accept-language': 'en', 'x-from': 'router' })
  })

  it('say what a subgraph can see of the client', () => {
    const rules = rulesOf({
      all: { request: [{ propagate: 'Accept-Language' }, { insert: 'x', value: '1' }] },
      subgraphs: { order: { request: [{ propagate: 'cookie' }] } },
    })
    expect(rules.sentTo('catalog')).toEqual(['accept-language'])
    expect(rules.sentTo('order')).toEqual(['accept-language', 'cookie'])
  })
})

describe('response rules', () => {
  function received(rules: unknown[], ...heads: Record<string, string | string[]>[]) {
    const context = { forResponse: {} as { headers?: Map<string, readonly string[]> } }
    const take = rulesOf({ subgraphs: { order: { response: rules } } }).onHead(context, 'order')
    for (const head of heads) take?.(head)
    return Object.fromEntries(context.forResponse.headers ?? [])
  }

  it('append cookies, and take the last of other headers', () => {
    const rules = [{ propagate: 'set-cookie' }, { propagate: 'x-a', as: 'x-b' }]
    const heads = [
      { 'set-cookie': 'a=1', 'x-a': '1', other: 'x' },
      { 'set-cookie': ['b=2', 'c=3'], 'x-a': '2' },
      {},
    ]
    expect(received(rules, ...heads)).toEqual({
      'set-cookie': ['a=1', 'b=2', 'c=3'],
      'x-b': ['2'],
    })
  })

  it('take the first, or all, where they say so', () => {
    const rules = [
      { propagate: 'x-a', merge: 'first' },
      { propagate: 'x-b', merge: 'append' },
    ]
    const heads = [
      { 'x-a': '1', 'x-b': '1' },
      { 'x-a': '2', 'x-b': '2' },
    ]
    expect(received(rules, ...heads)).toEqual({ 'x-a': ['1'], 'x-b': ['1', '2'] })
  })

  it('leave other subgraphs alone', () => {
    const rules = rulesOf({ subgraphs: { order: { response: [{ propagate: 'x-a' }] } } })
    expect(rules.onHead({ forResponse: {} }, 'catalog')).toBeUndefined()
    expect([rules.answersByHead('catalog'), rules.answersByHead('order')]).toEqual([false, true])
  })
})

describe('the configuration', () => {
  it.each([
    { all: { request: [{ propagate: 'host' }] } },
    { all: { request: [{ propagate: 'x-a', as: 'X-Floodgate-Identity' }] } },
    { all: { request: [{ insert: 'content-length', value: '1' }] } },
    { all: { request: [{ insert: 'x-a', value: 'a\r\nb: c' }] } },
    { all: { request: [{ propagate: 'not a name' }] } },
    { all: { request: [{ propagate: 'x-a', insert: 'x-b', value: '1' }] } },
    { all: { response: [{ propagate: 'content-length' }] } },
    { all: { response: [{ propagate: 'x-a', as: 'cache-control' }] } },
    { subgraph: {} },
  ])('refuses %j', (config) => {
    expect(headerConfig.safeParse(config).success).toBe(false)
  })

  it('takes a header that is for the router to set under another name', () => {
    expect(
      sent({ all: { request: [{ propagate: 'host', as: 'x-host' }] } }, 'order', { host: 'a' }),
    ).toEqual({ 'x-host': 'a' })
  })

  it('names the file that is wrong', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'headers-')), 'headers.json')
    expect(() => readHeaderConfig(path)).toThrow(path)
    writeFileSync(path, '{"all":{"request":[{"propagate":7}]}}')
    expect(() => readHeaderConfig(path)).toThrow(path)
    writeFileSync(path, '{"all":{"request":[{"propagate":"a"}]}}')
    expect(readHeaderConfig(path).all?.request).toEqual([{ propagate: 'a' }])
  })
})
