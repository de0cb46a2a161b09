import { createLogger } from '@floodgate/platform/logging'
import { expect, it } from 'vitest'
import { startRounds } from './rounds.ts'

const logger = createLogger({ name: 'test', level: 'silent' })

/** A listener that gives one hint for each call of `hint`, and none by time. */
function makeListener() {
  const wake: ((open: boolean) => void)[] = []
  return {
    listener: {
      next: () => new Promise<boolean>((resolve) => wake.push(resolve)),
      close: () => wake.shift()?.(false),
    },
    async hint() {
      await expect.poll(() => wake.length).toBe(1)
      wake.shift()?.(true)
    },
  }
}

it('tries again what failed, holds up nothing else, and begins nothing twice', async () => {
  const { listener, hint } = makeListener()
  const seen: string[] = []
  let finish: () => void = () => undefined
  const long = new Promise<void>((resolve) => (finish = resolve))
  const rounds = startRounds({
    ...{ name: 'test', listener, intervalMs: 1, logger },
    find: () => Promise.resolve([{ id: 'broken' }, { id: 'long' }, { id: 'fine' }]),
    work: async ({ id }) => {
      seen.push(id)
      if (id === 'broken') throw new Error('broken')
      if (id === 'long') await long
    },
  })
  await hint()
  await hint()
  await expect.poll(() => seen.filter((id) => id === 'fine')).toHaveLength(3)
  expect(seen.filter((id) => id === 'broken')).toHaveLength(3)
  expect(seen.filter((id) => id === 'long')).toHaveLength(1)
  const closed = rounds.close()
  finish()
  await closed
})

it('goes on when it could not find out what there is to do', async () => {
  const { listener, hint } = makeListener()
  let looks = 0
  const done: string[] = []
  const rounds = startRounds({
    ...{ name: 'test', listener, intervalMs: 1, logger },
    find: () => {
      looks += 1
      return looks === 1 ? Promise.reject(new Error('no database')) : Promise.resolve([{ id: 'a' }])
    },
    work: ({ id }) => Promise.resolve(void done.push(id)),
  })
  await hint()
  await expect.poll(() => done).toEqual(['a'])
  await rounds.close()
})
