import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const { addUp } = createRequire(import.meta.url)('../print-totals.cjs') as {
  addUp: (files: readonly string[]) => { passed: number; failed: number }
}

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'floodgate-totals-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

function report(name: string, passed: number, failed: number, testResults: unknown[] = []): string {
  const path = join(directory, name)
  writeFileSync(
    path,
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults }),
  )
  return path
}

it('adds up several reports', () => {
  expect(addUp([report('a', 3, 0), report('b', 4, 1)])).toEqual({ passed: 7, failed: 1 })
})

it('counts a missing report, and a file whose tests could not be collected, as failures', () => {
  const suites = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ]
  const files = [report('a', 1, 1, suites), join(directory, 'missing')]
  expect(addUp(files)).toEqual({ passed: 1, failed: 3 })
})
