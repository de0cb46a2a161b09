import { hash } from 'node:crypto'
import { Kind, OperationTypeNode, print, stripIgnoredCharacters } from 'graphql'
import { relevantRules } from '../authorization/relevant-rules.ts'
import type { FederatedGraph } from '../graph/federated-graph.ts'
import { byConditions, type IsTrue } from '../operation/conditions.ts'
import type { Operation } from '../operation/operation.ts'
import { type Collect, compileCollect } from '../run/collect.ts'
import { getOwn } from '../run/own.ts'
import type { JsonObject } from '../transport/transport.ts'
import { type CachePolicy, cachePolicyOf } from './cache-policy.ts'
import { traceEntities, type TracedOperation } from './trace-entities.ts'

/** What an operation's answers may be used for beside the request that they are for. */
export interface OperationCaching {
  /** undefined when an answer may not be kept. */
  policy(isTrue: IsTrue): CachePolicy | undefined
  /** undefined for operations whose answers nobody else may have. */
  readonly trace: OperationTrace | undefined
}

export interface OperationTrace {
  /** The same for operations that differ by name and layout alone. */
  readonly fingerprint: string
  /** Every type of object that the answers may have. */
  readonly types: ReadonlySet<string>
  /**
   * What an answer is made of: `Product` for each type of object, `Product:prd_1` for each entity that is there, and
   * `Product:?` where it is not known which.
   */
  tagsOf(data: JsonObject): readonly string[]
}

const NO_CACHING: OperationCaching = { policy: () => undefined, trace: undefined }

interface CompiledCaching {
  /** What to plan: of operations that are traced, all entities' keys too. */
  readonly planned: Operation
  /** @param shared places of the plan where equal objects are one */
  of(shared: ReadonlySet<string>): OperationCaching
}

/**
 * @param operation as the client wrote it
 * @param planned as it would be planned
 */
export function compileCaching(
  operation: Operation,
  planned: Operation,
  graph: FederatedGraph,
): CompiledCaching {
  const { cacheRules: rules, schema, authorization, entityKeys } = graph
  const { definition } = operation
  const none: CompiledCaching = { planned, of: () => NO_CACHING }
  if (!rules.any || definition.operation === OperationTypeNode.MUTATION) return none
  const restricted = relevantRules(operation, authorization, schema).length > 0
  const policy = byConditions<CachePolicy | undefined>(operation, (isTrue) => {
    const found = cachePolicyOf(operation, { schema, rules }, isTrue)
    return found && restricted ? { ...found, scope: 'PRIVATE' } : found
  })
  const isShared = (condition: boolean) => policy(() => condition)?.scope === 'PUBLIC'
  const isQuery = definition.operation === OperationTypeNode.QUERY
  if (!isQuery || !(isShared(false) || isShared(true))) {
    return { planned, of: () => ({ policy, trace: undefined }) }
  }
  const traced = traceEntities(planned, schema, entityKeys)
  return {
    planned: traced.operation,
    of: (shared) => ({ policy, trace: traceOf(operation, traced, shared) }),
  }
}

function traceOf(
  operation: Operation,
  { places, types, vague }: TracedOperation,
  shared: ReadonlySet<string>,
): OperationTrace {
  const collected = places.map((place) => ({
    ...place,
    collect: compileCollect(place.path, shared),
  }))
  const always = [...types, ...[...vague].map((type) => tagOf(type, UNKNOWN))]
  return {
    fingerprint: fingerprintOf(operation),
    types,
    tagsOf(data) {
      const tags = new Set(always)
      for (const { type, key, collect } of collected) addTags(tags, type, key, collect(data))
      return [...tags]
    },
  }
}

const UNKNOWN = '?'

/** How an entity is called where changes are announced. */
const tagOf = (type: string, id: string) => `${type}:${id}`

function addTags(tags: Set<string>, type: string, key: string, objects: ReturnType<Collect>): void {
  for (const object of objects) {
    const id = getOwn(object, key)
    tags.add(tagOf(type, typeof id === 'string' || typeof id === 'number' ? `${id}` : UNKNOWN))
  }
}

/** The same for operations that differ by name and layout alone. */
export function fingerprintOf(operation: Operation): string {
  return hash('sha256', nameless(operation), 'base64url')
}

function nameless({ definition, fragments }: Operation): string {
  const { kind, operation, variableDefinitions = [], directives = [], selectionSet } = definition
  const anonymous = { kind, operation, variableDefinitions, directives, selectionSet }
  const document = { kind: Kind.DOCUMENT, definitions: [anonymous, ...fragments.values()] } as const
  return stripIgnoredCharacters(print(document))
}
