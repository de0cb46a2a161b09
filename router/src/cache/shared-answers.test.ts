import { describe, expect, it, vi } from 'vitest'
import type { Answer } from '../executor/answer.ts'
import { type CancelSignal, reasonOf } from '../executor/transport/cancel-signal.ts'
import { createAnswerStore } from './answer-store.ts'
import { createChangeHistory } from './change-history.ts'
import { createSharedAnswers, type SharedOutcome, type SharedRequest } from './shared-answers.ts'

const KEY = 'one'

/** Runs wait until a test ends them. */
function setUp({ deduplicate = true, keep = true } = {}) {
  const history = createChangeHistory()
  const store = createAnswerStore(1_000_000)
  const outcomes: SharedOutcome[] = []
  const runs: { answer(answer: Partial<Answer>): void; fail(): void; signal?: CancelSignal }[] = []
  let current = true
  const answers = createSharedAnswers({
    ...{ history, deduplicate },
    store: keep ? store : undefined,
    isCurrent: () => current,
    observe: (outcome) => void outcomes.push(outcome),
  })
  const request = (overrides: Partial<SharedRequest> = {}) =>
    answers.answer({
      key: KEY,
      types: new Set(['Query', 'Product']),
      maxAgeMs: 60_000,
      signal: undefined,
      run: (signal) =>
        new Promise((resolve, reject) => {
          runs.push({
            ...(signal && { signal }),
            answer: (answer) =>
              resolve({
                data: '1',
                errors: [],
                tags: ['Query', 'Product', 'Product:1'],
                ...answer,
              }),
            fail: () => reject(new Error('failed')),
          })
          signal?.addEventListener('abort', () => reject(reasonOf(signal)))
        }),
      ...overrides,
    })
  const change = (tag: string) => {
    history.add([tag])
    store.change(tag)
  }
  const setCurrent = (value: boolean) => void (current = value)
  return { history, store, outcomes, runs, request, change, setCurrent }
}

describe('equal requests at one time', () => {
  it('are one run', async () => {
    const { request, runs, outcomes } = setUp()
    const both = [request(), request()]
    expect(runs).toHaveLength(1)
    runs[0]?.answer({ data: '7' })
    expect((await Promise.all(both)).map(({ data }) => data)).toEqual(['7', '7'])
    expect(outcomes).toEqual(['run', 'joined'])
  })

  it('are one run each where that is turned off', () => {
    const { request, runs } = setUp({ deduplicate: false })
    void request()
    void request()
    expect(runs).toHaveLength(2)
  })

  it('fail together, and the next runs anew', async () => {
    const { request, runs } = setUp()
    const both = [request(), request()]
    runs[0]?.fail()
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ])
    void request()
    expect(runs).toHaveLength(2)
  })

  it('go on when one of their clients leaves, and are given up when all have', async () => {
    const { request, runs } = setUp()
    const [first, second] = [new AbortController(), new AbortController()]
    const leaving = request({ signal: first.signal })
    const staying = request({ signal: second.signal })
    first.abort(new Error('left'))
    await expect(leaving).rejects.toThrow('left')
    expect(runs[0]?.signal?.aborted).toBe(false)
    second.abort(new Error('left too'))
    await expect(staying).rejects.toThrow('left too')
    expect(runs[0]?.signal?.aborted).toBe(true)
    void request()
    expect(runs).toHaveLength(2)
  })

  it('do not begin for a client that is gone', async () => {
    const { request, runs } = setUp()
    await expect(request({ signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone')
    expect(runs).toHaveLength(0)
  })

  it.each(['Product:1', 'Product:9', 'Product', 'Query'])(
    'are two runs when %s changes between them',
    async (tag) => {
      const { request, runs, change } = setUp()
      const before = request()
      change(tag)
      const after = request()
      expect(runs).toHaveLength(2)
      runs[1]?.answer({ data: 'new' })
      runs[0]?.answer({ data: 'old' })
      expect((await before).data).toBe('old')
      expect((await after).data).toBe('new')
    },
  )

  it('are one run though something else changes', () => {
    const { request, runs, change } = setUp()
    void request()
    change('Order:1')
    void request()
    expect(runs).toHaveLength(1)
  })

  it('are two runs when changes were lost between them', () => {
    const { request, runs, history } = setUp()
    void request()
    history.lose()
    void request()
    expect(runs).toHaveLength(2)
  })

  it('are two runs when changes can not be known and the first is a second old', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { request, runs, setCurrent } = setUp()
    setCurrent(false)
    void request()
    vi.advanceTimersByTime(999)
    void request()
    expect(runs).toHaveLength(1)
    vi.advanceTimersByTime(1)
    void request()
    expect(runs).toHaveLength(2)
    vi.useRealTimers()
  })
})

describe('kept answers', () => {
  it('are given to equal requests, with their age', async () => {
    const { request, runs, outcomes } = setUp()
    const first = request()
    runs[0]?.answer({ data: '7' })
    await first
    expect(await request()).toEqual({ data: '7', errors: [], age: 0 })
    expect(outcomes).toEqual(['run', 'kept'])
  })

  it.each([
    { errors: [new Error('no')] as unknown as Answer['errors'] },
    { tags: undefined },
    { data: undefined },
  ])('are none with %o', async (answer) => {
    const { request, runs } = setUp()
    const first = request()
    runs[0]?.answer(answer)
    await first
    void request()
    expect(runs).toHaveLength(2)
  })

  it('go when what they are made of changes, and stay otherwise', async () => {
    const { request, runs, change } = setUp()
    const first = request()
    runs[0]?.answer({})
    await first
    change('Product:2')
    change('Order')
    expect(await request()).toHaveProperty('age')
    change('Product:1')
    void request()
    expect(runs).toHaveLength(2)
  })

  it.each(['Product:1', 'Product'])(
    'are none when %s changed while the run was under way',
    async (tag) => {
      const { request, runs, change } = setUp()
      const first = request()
      change(tag)
      runs[0]?.answer({})
      await first
      void request()
      expect(runs).toHaveLength(2)
    },
  )

  it('are kept when another entity of the type changed while the run was under way', async () => {
    const { request, runs, change } = setUp()
    const first = request()
    change('Product:2')
    runs[0]?.answer({})
    await first
    expect(await request()).toHaveProperty('age')
  })

  it('are none when changes were lost while the run was under way', async () => {
    const { request, runs, history } = setUp()
    const first = request()
    history.lose()
    runs[0]?.answer({})
    await first
    void request()
    expect(runs).toHaveLength(2)
  })

  it('are not given while it can not be known what changed', async () => {
    const { request, runs, setCurrent } = setUp()
    const first = request()
    runs[0]?.answer({})
    await first
    setCurrent(false)
    void request()
    expect(runs).toHaveLength(2)
    setCurrent(true)
    expect(await request()).toHaveProperty('age')
  })

  it('are none where that is turned off', async () => {
    const { request, runs } = setUp({ keep: false })
    const first = request()
    runs[0]?.answer({})
    await first
    void request()
    expect(runs).toHaveLength(2)
  })
})
