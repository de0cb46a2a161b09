import { expect, it } from 'vitest'
import { createLogger } from './logging.ts'
import { createShutdown } from './shutdown.ts'

it('closes in reverse order, once, and goes on past a failure', async () => {
  const shutdown = createShutdown(createLogger({ name: 'test', level: 'silent' }))
  const closed: string[] = []
  shutdown.add('database', () => closed.push('database'))
  shutdown.add('worker', () => Promise.reject(new Error('stuck')))
  shutdown.add('server', () => closed.push('server'))
  await Promise.all([shutdown.run(), shutdown.run()])
  expect(closed).toEqual(['server', 'database'])
})
