import { hash } from 'node:crypto'
import { createBoundedCache } from '@floodgate/platform/bounded-cache'
import { GraphQLError } from 'graphql'
import { graphqlError } from '../errors.ts'
import type { PersistedOperations } from './persisted-operations.ts'

/** How a client names an operation: its text, an id of the manifest, or a hash that an earlier request registered. */
export interface OperationNames {
  readonly query?: string | undefined
  /** Of the manifest. */
  readonly documentId?: string | undefined
  /** Hexadecimal, of the text: `extensions.persistedQuery.sha256Hash`. */
  readonly sha256Hash?: string | undefined
}

/** The operation's text, why it is refused, or undefined when the request names none. */
export type ResolveOperationText = (names: OperationNames) => string | GraphQLError | undefined

export interface OperationTextsOptions {
  /** @default none */
  readonly persisted?: PersistedOperations | undefined
  /** Refuses whatever is not among `persisted`. @default false */
  readonly persistedOnly?: boolean | undefined
}

const REGISTERED_TEXTS = 1_000

const sha256 = (text: string) => hash('sha256', text, 'hex')

/**
 * Automatic persisted queries by Apollo's protocol, and operations of a manifest. Registered texts are kept in this process
 * alone, the least recently used go first: what anybody may write must not fill the Redis that the sales live in. A client
 * whose hash is not known here registers it again by itself.
 */
export function createOperationTexts(options: OperationTextsOptions = {}): ResolveOperationText {
  const { persisted = new Map<string, string>(), persistedOnly = false } = options
  const known = new Set(persisted.values())
  const registered = createBoundedCache<string>(REGISTERED_TEXTS)

  function fromManifest(id: string, query: string | undefined): string | GraphQLError | undefined {
    const text = persisted.get(id)
    if (text === undefined) return undefined
    return query === undefined || query === text ? text : mismatch()
  }
  function byHash(sha256Hash: string, query: string | undefined): string | GraphQLError {
    if (query === undefined) {
      return registered.get(sha256Hash) ?? NOT_REGISTERED
    }
    if (sha256(query) !== sha256Hash) return mismatch()
    registered.set(sha256Hash, query)
    return query
  }

  return ({ query: given, documentId, sha256Hash }) => {
    const query = given === '' ? undefined : given
    const id = documentId?.replace(/^sha256:/, '') ?? sha256Hash
    const listed = id === undefined ? undefined : fromManifest(id, query)
    if (listed !== undefined) return listed
    if (id === undefined && (query === undefined || !persistedOnly || known.has(query)))
      return query
    if (persistedOnly || documentId !== undefined || sha256Hash === undefined) {
      return graphqlError('PERSISTED_QUERY_NOT_IN_LIST')
    }
    return byHash(sha256Hash, query)
  }
}

/** Apollo's clients know it by either word, and send the text next. */
const NOT_REGISTERED = new GraphQLError('PersistedQueryNotFound', {
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200 } },
})

const mismatch = () =>
  graphqlError(
    'BAD_USER_INPUT',
    'The text of the operation is not the one that its hash or id names.',
  )
