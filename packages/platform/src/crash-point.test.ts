import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { armCrashPoint } from './crash-point.ts'

const module = new URL('crash-point.ts', import.meta.url).href

/** Passes a point three times in a process of its own. */
function passThrice(choice: string) {
  const program = `
    import { armCrashPoint, crashPoint } from '${module}'
    armCrashPoint({ NODE_ENV: 'test', CRASH_POINT: process.argv[1] || undefined })
    for (const passage of [1, 2, 3]) {
      process.stdout.write(String(passage))
      crashPoint('relay.after-add')
    }`
  return spawnSync(process.execPath, ['--input-type=module', '-e', program, choice], {
    encoding: 'utf8',
  })
}

describe('a crash point', () => {
  it('ends the process at the passage that was chosen', () => {
    expect(passThrice('relay.after-add')).toMatchObject({ signal: 'SIGKILL', stdout: '1' })
    expect(passThrice('relay.after-add:3')).toMatchObject({ signal: 'SIGKILL', stdout: '123' })
  })

  it('does nothing when another one is armed, or none', () => {
    expect(passThrice('relay.after-read')).toMatchObject({ status: 0, stdout: '123' })
    expect(passThrice('')).toMatchObject({ status: 0, stdout: '123' })
  })

  it('can not be armed in production, or when there is no such point', () => {
    const arm = (NODE_ENV: string, CRASH_POINT: string) => () =>
      armCrashPoint({ NODE_ENV, CRASH_POINT })
    expect(arm('production', 'relay.after-add')).toThrow('CRASH_POINT: not in production')
    expect(arm('test', 'relay.after-lunch')).toThrow('there is no point relay.after-lunch')
    expect(arm('test', 'relay.after-add:0')).toThrow('there is no point')
  })
})
