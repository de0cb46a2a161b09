import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parsePersistedOperations } from '../../router/src/documents/persisted-operations.ts'
import { makePersistedManifest } from './persisted-manifest.ts'

let directory: string
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'floodgate-manifest-'))))
afterEach(() => rmSync(directory, { recursive: true }))

function write(file: string, text: string): void {
  const path = join(directory, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

it('has every operation with the fragments it needs, as the router reads them', () => {
  write('a.graphql', 'query A { me { ...Name } }  mutation B { logout }')
  write('parts/name.gql', 'fragment Name on User { username } fragment Other on User { id }')
  write('readme.txt', 'no GraphQL')
  const manifest = makePersistedManifest(directory)
  expect(manifest.operations).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      name: 'A',
      type: 'query',
      body: 'query A {\n  me {\n    ...Name\n  }\n}\n\nfragment Name on User {\n  username\n}',
    },
    {
      id: expect.any(String) as string,
      name: 'B',
      type: 'mutation',
      body: 'mutation B {\n  logout\n}',
    },
  ])
  expect(parsePersistedOperations(JSON.stringify(manifest)).size).toBe(2)
})

it('refuses operations that can not be told apart', () => {
  write('a.graphql', 'query A { me { id } }')
  write('b.graphql', 'query A { me { username } }')
  expect(() => makePersistedManifest(directory)).toThrow('b.graphql: A is in a.graphql too')
  write('b.graphql', '{ me { username } }')
  expect(() => makePersistedManifest(directory)).toThrow('b.graphql: an operation has no name')
})
