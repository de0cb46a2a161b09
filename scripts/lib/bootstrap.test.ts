import { mkdirSync, mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

interface Bootstrap {
  hashDependencies: (directory: string) => string
  hashFiles: (directory: string, files: readonly string[]) => string
  listFiles: (directory: string, folder: string, isIncluded: (file: string) => boolean) => string[]
  withLock: <T>(file: string, work: () => Promise<T>) => Promise<T>
}

const { hashDependencies, hashFiles, listFiles, withLock } = createRequire(import.meta.url)(
  '../bootstrap.cjs',
) as Bootstrap

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'floodgate-bootstrap-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

function write(file: string, content: string): void {
  mkdirSync(join(directory, file, '..'), { recursive: true })
  writeFileSync(join(directory, file), content)
}

describe('hashFiles', () => {
  it('changes with a content, a name, and the appearance of a file', () => {
    write('a', '1')
    write('c', '1')
    const before = hashFiles(directory, ['a', 'b'])
    expect(hashFiles(directory, ['a', 'b'])).toBe(before)
    expect(hashFiles(directory, ['c', 'b'])).not.toBe(before)
    write('b', '')
    const withEmpty = hashFiles(directory, ['a', 'b'])
    write('b', '2')
    expect(hashFiles(directory, ['a', 'b'])).not.toBe(withEmpty)
  })
})

describe('listFiles', () => {
  it('lists in a stable order what is included', () => {
    write('site/b.ts', '')
    write('site/a/x.ts', '')
    write('site/dist/y.js', '')
    const files = listFiles(directory, 'site', (file) => !file.endsWith('dist'))
    expect(files).toEqual(['site/a/x.ts', 'site/b.ts'])
  })
})

describe('hashDependencies', () => {
  const writeManifest = (file: string, manifest: Record<string, unknown>): void =>
    write(file, JSON.stringify(manifest))

  it('changes with the lock and with any member’s dependencies, not with scripts', () => {
    write('package-lock.json', '{}')
    writeManifest('package.json', { workspaces: ['packages/*'] })
    writeManifest('packages/platform/package.json', { dependencies: { zod: '4.0.0' } })
    const before = hashDependencies(directory)
    writeManifest('package.json', { workspaces: ['packages/*'], scripts: { start: 'x' } })
    expect(hashDependencies(directory)).toBe(before)
    writeManifest('packages/platform/package.json', { dependencies: { zod: '4.0.1' } })
    const withOther = hashDependencies(directory)
    expect(withOther).not.toBe(before)
    write('package-lock.json', '{ }')
    expect(hashDependencies(directory)).not.toBe(withOther)
  })
})

describe('withLock', () => {
  it('lets one work at a time', async () => {
    const file = join(directory, 'lock')
    let working = 0
    let most = 0
    const work = async (): Promise<void> => {
      working += 1
      most = Math.max(most, working)
      await setImmediate()
      working -= 1
    }
    await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)])
    expect(most).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  it('takes over the lock of a process that is gone', async () => {
    const file = join(directory, 'lock')
    writeFileSync(file, '4194304')
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
  })

  it('gives the lock back when the work fails', async () => {
    const file = join(directory, 'lock')
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })
})
