import { execFile } from 'node:child_process'
import { getPriority } from 'node:os'
import { promisify } from 'node:util'
import { needsRehash } from 'argon2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHashPool } from './hash-pool.ts'
import { createPasswordHasher, type PasswordHasher } from './password-hasher.ts'

let passwords: PasswordHasher
beforeAll(async () => {
  passwords = await createPasswordHasher()
})
afterAll(() => passwords.close())

describe('the password hasher', () => {
  it('hashes with a salt and the advised parameters, and knows the password again', async () => {
    const [first, second] = await Promise.all([passwords.hash('secret'), passwords.hash('secret')])
    expect(first).not.toBe(second)
    expect(needsRehash(first, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })).toBe(false)
    expect(await passwords.verify(first, 'secret')).toBe(true)
    expect(await passwords.verify(first, 'Secret')).toBe(false)
  })

  it('takes one password in any Unicode form', async () => {
    const hash = await passwords.hash('Zoe\u0308-passwort')
    expect(await passwords.verify(hash, 'Zo\u00eb-passwort')).toBe(true)
  })

  it('never accepts a password of nobody', async () => {
    expect(await passwords.verify(null, '')).toBe(false)
  })

  // The shortest of several: what a busy machine adds is not the hasher's. It may still need another try there.
  it('works as long for nobody as for somebody', { retry: 2 }, async () => {
    const hash = await passwords.hash('secret')
    const timesOf: Record<'nobody' | 'somebody', number[]> = { nobody: [], somebody: [] }
    for (let round = 0; round < 7; round += 1) {
      timesOf.nobody.push(await milliseconds(() => passwords.verify(null, 'guess')))
      timesOf.somebody.push(await milliseconds(() => passwords.verify(hash, 'guess')))
    }
    const ratio = Math.min(...timesOf.nobody) / Math.min(...timesOf.somebody)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  it('leaves the event loop free', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      pending = setImmediate(count)
    }
    let pending = setImmediate(count)
    await passwords.hash('secret')
    clearImmediate(pending)
    expect(turns).toBeGreaterThan(10)
  })

  it('steps back alone: the process that asks keeps its priority, and ends on signals', async () => {
    // In a process of its own, run as the product is: tests are compiled otherwise.
    const program = `import { getPriority } from 'node:os'
      import { createHashPool } from ${JSON.stringify(new URL('hash-pool.ts', import.meta.url))}
      const pool = createHashPool(1)
      await pool.run({ kind: 'hash', password: 'secret' })
      console.log(getPriority(), process.listenerCount('SIGTERM'))
      await pool.close()`
    const args = ['--input-type=module', '--eval', program]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout.trim()).toBe(`${getPriority()} 0`)
  })

  it('takes work up to a limit, and refuses what comes beyond it', async () => {
    const pool = createHashPool(1)
    const tasks = Array.from({ length: 250 }, () =>
      pool.run({ kind: 'hash', password: 'secret' }).catch((error: unknown) => error),
    )
    const last = await tasks.at(-1)
    expect(last).toMatchObject({ code: 'UNAVAILABLE' })
    await pool.close()
    const refused = await Promise.all(tasks)
    expect(refused.every((each) => (each as { code?: string }).code === 'UNAVAILABLE')).toBe(true)
    await expect(pool.run({ kind: 'hash', password: 'secret' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    })
  })

  it('says what is wrong with a hash that is none', async () => {
    await expect(passwords.verify('no hash', 'secret')).rejects.toThrow()
    expect(await passwords.hash('secret')).toMatch(/^\$argon2id\$/)
  })
})

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
