import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleTabs } from '../../playground/examples.ts'
import { loadFederatedGraph } from '../executor/graph/federated-graph.ts'
import { startTestRouter, type TestRouter } from '../testing/test-router.ts'
import { createPlayground } from './playground.ts'

describe('the examples', () => {
  const path = join(import.meta.dirname, '../../supergraph.graphql')
  const { schema } = loadFederatedGraph(readFileSync(path, 'utf8'), 1_000)

  it.each(exampleTabs)('are valid: $query', ({ query }) => {
    expect(validate(schema, parse(query))).toEqual([])
  })
})

describe('createPlayground', () => {
  const directory = mkdtempSync(join(tmpdir(), 'playground-'))
  let router: TestRouter

  beforeAll(async () => {
    mkdirSync(join(directory, 'assets'))
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Floodgate</title>')
    writeFileSync(join(directory, 'assets/index-abc.js'), 'export {}')
    router = await startTestRouter({ playground: createPlayground(directory) })
  })
  afterAll(async () => {
    await router.close()
    rmSync(directory, { recursive: true })
  })
  const get = (path: string, accept = '*/*') =>
    fetch(router.url.replace('/graphql', path), { headers: { accept } })

  it('is the endpoint’s page for a browser', async () => {
    const response = await get('/graphql', 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await response.text()).toContain('Floodgate')
  })

  it('is where the bare address leads', async () => {
    const { status, url } = await get('/', 'text/html')
    expect({ status, path: new URL(url).pathname }).toEqual({ status: 200, path: '/graphql' })
  })

  it('leaves programs and queries to the endpoint', async () => {
    expect((await get('/graphql', 'application/json')).status).toBe(400)
    const query = await get('/graphql?query={whoami}', 'text/html')
    expect(query.headers.get('content-type')).toContain('json')
  })

  it('serves its files for good, and nothing beside them', async () => {
    const file = await get('/playground/assets/index-abc.js')
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toContain('text/javascript')
    expect(file.headers.get('cache-control')).toContain('immutable')
    for (const path of [
      '/playground/',
      '/playground/assets/x.js',
      '/playground/assets/..%2findex.html',
    ]) {
      expect((await get(path)).status).toBe(404)
    }
  })

  it('is absent where it is not built', () => {
    expect(createPlayground(join(directory, 'nowhere'))).toBeUndefined()
  })
})
