import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { QUEUE_NAMES } from './queue-names.ts'

const root = join(import.meta.dirname, '../../..')

it('names the queue of every job that is defined', () => {
  const files = ['packages/contracts/src/*.ts', 'subgraphs/*/src/jobs/*.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !path.endsWith('.test.ts'))
  const defined = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return [...text.matchAll(/defineJob\(\s*'(?<name>[a-z-]+)'/g)].map((match) => match[1])
  })
  expect(defined.sort()).toEqual([...QUEUE_NAMES])
})
