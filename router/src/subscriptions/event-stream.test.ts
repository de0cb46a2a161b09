import { describe, expect, it, vi } from 'vitest'
import { createEventStream } from './event-stream.ts'

function makeStream(limit = 10) {
  const onOverflow = vi.fn()
  const onReturn = vi.fn()
  return {
    stream: createEventStream<number>({ limit, onOverflow, onReturn }),
    onOverflow,
    onReturn,
  }
}

const END = { done: true, value: undefined }

describe('createEventStream', () => {
  it('gives what was pushed, in order, and waits for more', async () => {
    const { stream } = makeStream()
    stream.push(1)
    stream.push(2)
    expect([await stream.next(), await stream.next()]).toMatchObject([{ value: 1 }, { value: 2 }])
    const waiting = stream.next()
    stream.push(3)
    expect(await waiting).toMatchObject({ value: 3 })
  })

  it('ends after what was pushed before the end', async () => {
    const { stream } = makeStream()
    stream.push(1)
    stream.end()
    stream.push(2)
    expect([await stream.next(), await stream.next()]).toEqual([{ done: false, value: 1 }, END])
  })

  it('rejects once with the error that ended it', async () => {
    const { stream } = makeStream()
    stream.end(new Error('broken'))
    await expect(stream.next()).rejects.toThrow('broken')
    expect(await stream.next()).toEqual(END)
  })

  it('wakes a reader that waits when it is returned', async () => {
    const { stream, onReturn } = makeStream()
    const waiting = stream.next()
    await stream.return()
    expect(await waiting).toEqual(END)
    await stream.return()
    expect(onReturn).toHaveBeenCalledTimes(1)
  })

  it('tells an overflow and holds no more than its limit', async () => {
    const { stream, onOverflow } = makeStream(2)
    for (const value of [1, 2, 3]) stream.push(value)
    expect(onOverflow).toHaveBeenCalledTimes(1)
    stream.end()
    expect([await stream.next(), await stream.next(), await stream.next()]).toMatchObject([
      { value: 1 },
      { value: 2 },
      END,
    ])
  })
})
