import { once } from 'node:events'
import { beginRequest, type RawRequest } from '@floodgate/platform/testing/raw-request'
import { afterEach, expect, it, vi } from 'vitest'
import { reasonOf } from '../executor/transport/cancel-signal.ts'
import { abortWhenClosed } from './client-signal.ts'

let raw: RawRequest
afterEach(() => raw.close())

async function begin(): Promise<RawRequest['response']> {
  raw = await beginRequest('\r\n')
  return raw.response
}

it('aborts once when the client leaves, with a reason', async () => {
  const response = await begin()
  const signal = abortWhenClosed(response)
  const [told, released] = [vi.fn(), vi.fn()]
  signal.addEventListener('abort', told)
  signal.addEventListener('abort', released)
  signal.removeEventListener('abort', released)
  expect(signal.aborted).toBe(false)
  expect(() => signal.throwIfAborted()).not.toThrow()

  raw.client.destroy()
  await once(response, 'close')
  response.emit('close')
  expect(signal).toMatchObject({ aborted: true, reason: { name: 'AbortError' } })
  expect(() => signal.throwIfAborted()).toThrow(reasonOf(signal))
  expect(told).toHaveBeenCalledTimes(1)
  expect(released).not.toHaveBeenCalled()
})

it('does not abort after the answer', async () => {
  const response = await begin()
  const signal = abortWhenClosed(response)
  const told = vi.fn()
  signal.addEventListener('abort', told)
  response.end('answer')
  await once(response, 'close')
  expect(signal.aborted).toBe(false)
  expect(told).not.toHaveBeenCalled()
})
