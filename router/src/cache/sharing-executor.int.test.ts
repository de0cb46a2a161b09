import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { headerConfig } from '../subgraph/header-config.ts'
import { createHeaderRules } from '../subgraph/header-rules.ts'
import { openSharedShop, type SharedShop } from '../testing/shared-shop.ts'

const ONE = '{ product(id: "1") { version } }'
const ANN = { kind: 'user', userId: 'usr_ann', roles: [], sessionId: 'ses_1' } as const
const versionOf = (answer: { data: unknown }) =>
  (answer.data as { product: { version: number } }).product.version

let shop: SharedShop
beforeEach(() => {
  shop = openSharedShop()
  shop.versions.set('1', 1).set('2', 1)
})
afterEach(() => shop.close())

/** Resolves once answers are kept, which begins when the log of changes was read. */
const warm = (query = ONE) =>
  vi.waitFor(async () => {
    await shop.ask(query)
    const before = shop.asked()
    await shop.ask(query)
    expect(shop.asked()).toBe(before)
  })

describe('a public answer', () => {
  it('is kept for all who ask the same, and says for how long others may keep it', async () => {
    await warm()
    const before = shop.asked()
    const { data, context } = await shop.ask(`query Named { product(id: "1") { version } }`, {
      identity: ANN,
    })
    expect(data).toEqual({ product: { version: 1 } })
    expect(shop.asked()).toBe(before)
    expect(context.forResponse.cacheControl).toMatch(/^public, max-age=(59|60)$/)
    await shop.ask('{ product(id: "2") { version } }')
    expect(shop.asked()).toBe(before + 1)
  })

  it('is told apart by its variables', async () => {
    const query = 'query ($id: ID!) { product(id: $id) { id } }'
    const ids = ['1', '2', '1', '2']
    const answers = await Promise.all(ids.map((id) => shop.ask(query, { variables: { id } })))
    expect(answers.map(({ data }) => data)).toEqual(ids.map((id) => ({ product: { id } })))
    expect(shop.asked()).toBe(2)
  })

  it('is asked in nobody’s name', async () => {
    expect((await shop.ask('{ viewer }', { identity: ANN })).data).toEqual({ viewer: 'anonymous' })
  })

  it('is out of date within a second of a change', async () => {
    await warm()
    shop.versions.set('1', 2)
    shop.announcer.announce(['Product:1'])
    await vi.waitFor(async () => expect(versionOf(await shop.ask(ONE))).toBe(2), 1_000)
  })

  it('stays when another entity changes, and goes when lists do', async () => {
    const list = '{ products { version } }'
    await warm()
    await warm('{ product(id: "2") { version } }')
    await warm(list)
    shop.versions.set('1', 7).set('2', 7)
    shop.announcer.announce(['Product:2'])
    await vi.waitFor(async () => {
      expect(versionOf(await shop.ask('{ product(id: "2") { version } }'))).toBe(7)
    })
    expect((await shop.ask(list)).data).toEqual({ products: [{ version: 7 }, { version: 7 }] })
    expect(versionOf(await shop.ask(ONE))).toBe(1)
    shop.versions.set('3', 1)
    shop.announcer.announce(['Product'])
    await vi.waitFor(async () => {
      expect((await shop.ask(list)).data).toMatchObject({ products: { length: 3 } })
    })
    expect(versionOf(await shop.ask(ONE))).toBe(7)
  })

  it('that was read before a change and comes after it is for those who asked before', async () => {
    await warm()
    const list = '{ products { id version } }'
    shop.hold()
    const before = shop.ask(list)
    const start = shop.asked()
    shop.versions.set('1', 2)
    shop.announcer.announce(['Product:1'])
    const after = await vi.waitFor(() => {
      const asking = shop.ask(list)
      expect(shop.asked()).toBeGreaterThan(start)
      return { asking }
    })
    shop.release()
    expect((await before).data).toMatchObject({ products: [{ version: 1 }, { version: 1 }] })
    const now = { products: [{ version: 2 }, { version: 1 }] }
    expect((await after.asking).data).toMatchObject(now)
    expect((await shop.ask(list)).data).toMatchObject(now)
  })

  it('that was read before a change and comes after it is not kept', async () => {
    const other = '{ product(id: "2") { version } }'
    await warm(other)
    shop.hold()
    const late = shop.ask(ONE)
    shop.versions.set('1', 2)
    shop.announcer.announce(['Product:1', 'Product:2'])
    const start = shop.asked()
    await vi.waitFor(() => {
      // Asked anew, so the change has arrived.
      void shop.ask(other)
      expect(shop.asked()).toBeGreaterThan(start)
    })
    shop.release()
    expect(versionOf(await late)).toBe(1)
    expect(versionOf(await shop.ask(ONE))).toBe(2)
  })

  it('is never more than a second behind, whatever happens at once', async () => {
    const committed = [0, performance.now()]
    let stalest = 0
    let kept = 0
    const until = performance.now() + 3_000

    async function write(): Promise<void> {
      while (performance.now() < until) {
        const version = committed.length
        shop.versions.set('1', version)
        committed.push(performance.now())
        shop.announcer.announce(['Product:1'])
        await delay(Math.random() * 30)
      }
    }
    async function read(): Promise<void> {
      while (performance.now() < until) {
        const startedAt = performance.now()
        const before = shop.asked()
        const version = versionOf(await shop.ask(ONE))
        if (shop.asked() === before) kept += 1
        // The next version was there when this was asked.
        const outdatedAt = committed[version + 1] ?? Infinity
        stalest = Math.max(stalest, startedAt - outdatedAt)
        await delay(Math.random() * 3)
      }
    }
    await Promise.all([write(), ...Array.from({ length: 8 }, read)])
    expect(kept).toBeGreaterThan(100)
    expect(committed.length).toBeGreaterThan(50)
    expect(stalest).toBeLessThan(1_000)
    await vi.waitFor(async () => expect(versionOf(await shop.ask(ONE))).toBe(committed.length - 1))
  })
})

describe('what is not shared', () => {
  it.each([
    ['{ mine }', 'private, max-age=60'],
    ['{ now }', undefined],
    ['{ broken }', undefined],
  ])('%s', async (query, cacheControl) => {
    await warm()
    const before = shop.asked()
    const answers = await Promise.all([
      shop.ask(query, { identity: ANN }),
      shop.ask(query, { identity: ANN }),
    ])
    await shop.ask(query, { identity: ANN })
    expect(shop.asked() - before).toBeGreaterThanOrEqual(2)
    expect(answers[0].context.forResponse.cacheControl).toBe(cacheControl)
  })

  it('is asked in the name of who asks', async () => {
    expect((await shop.ask('{ mine }', { identity: ANN })).data).toEqual({ mine: 'user' })
    expect((await shop.ask('{ mine }')).data).toEqual({ mine: 'anonymous' })
  })
})

describe('with header rules', () => {
  async function openWith(request: unknown[], response: unknown[] = []): Promise<SharedShop> {
    await shop.close()
    const config = headerConfig.parse({ all: { request, response } })
    shop = openSharedShop({ headerRules: createHeaderRules(config) })
    shop.versions.set('1', 1)
    return shop
  }
  const asking = (language: string) =>
    shop.ask(ONE, { clientHeaders: { 'accept-language': language } })

  it('answers are for clients with the same headers', async () => {
    await openWith([{ propagate: 'accept-language' }])
    const [{ context }] = await Promise.all([asking('en'), asking('de'), asking('en')])
    expect(shop.asked()).toBe(2)
    expect(context.forResponse.cacheControl).toBe('public, max-age=60')
    expect(context.forResponse.headers?.get('vary')).toEqual(['accept-language'])
  })

  it.each([
    ['a subgraph sees who the client is', [{ propagate: 'authorization' }], []],
    ['a subgraph sees who the client is', [{ propagate: 'cookie', as: 'x-cookie' }], []],
    ['a subgraph answers the client by headers', [], [{ propagate: 'set-cookie' }]],
  ])('answers are not shared where %s', async (_, request, response) => {
    await openWith(request, response)
    const [{ context }] = await Promise.all([asking('en'), asking('en')])
    expect(shop.asked()).toBe(2)
    expect(context.forResponse.cacheControl).toBe('private, max-age=60')
  })
})

it('a run goes on for others when the client that began it leaves', async () => {
  const leaving = new AbortController()
  shop.hold()
  const first = shop.ask(ONE, { signal: leaving.signal })
  const second = shop.ask(ONE)
  leaving.abort(new Error('left'))
  await expect(first).rejects.toThrow('left')
  shop.release()
  expect(versionOf(await second)).toBe(1)
  expect(shop.asked()).toBe(1)
})
