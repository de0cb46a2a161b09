import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentNode, Kind, parse, print, separateOperations } from 'graphql'

/** Apollo's `apollo-persisted-query-manifest`, as the router reads it. */
export interface PersistedManifest {
  readonly format: 'apollo-persisted-query-manifest'
  readonly version: 1
  readonly operations: readonly PersistedOperation[]
}

interface PersistedOperation {
  /** The text's SHA-256. */
  readonly id: string
  readonly name: string
  readonly type: string
  readonly body: string
}

/**
 * Every operation of the `.graphql` and `.gql` files below a folder, each with the fragments that it spreads, from whichever
 * file.
 * @throws Error naming an operation without a name or with another's
 */
export function makePersistedManifest(directory: string): PersistedManifest {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /\.(graphql|gql)$/.test(name)).sort()
  const definitions = files.flatMap((file) => {
    const text = readFileSync(join(directory, file), 'utf8')
    return parse(text).definitions.map((node) => ({ node, file }))
  })
  const seen = new Map<string, string>()
  for (const { node, file } of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue
    const name = node.name?.value
    if (name === undefined) throw new Error(`${file}: an operation has no name`)
    const key = `${node.kind} ${name}`
    const other = seen.get(key)
    if (other !== undefined) throw new Error(`${file}: ${name} is in ${other} too`)
    seen.set(key, file)
  }
  const all = { kind: Kind.DOCUMENT, definitions: definitions.map(({ node }) => node) } as const
  const operations = Object.entries(separateOperations(all)).map(([name, document]) =>
    persisted(name, document),
  )
  return { format: 'apollo-persisted-query-manifest', version: 1, operations }
}

function persisted(name: string, document: DocumentNode): PersistedOperation {
  const body = print(document)
  const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const type = definition?.operation ?? 'query'
  return { id: hash('sha256', body, 'hex'), name, type, body }
}
