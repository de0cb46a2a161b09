import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql'

export type CacheScope = 'PUBLIC' | 'PRIVATE'

/** What one `@cacheControl` says. */
export interface CacheHint {
  /** In seconds. */
  readonly maxAge: number | undefined
  readonly scope: CacheScope | undefined
  readonly inheritMaxAge: boolean
}

export interface CacheRules {
  /** false for supergraphs without `@cacheControl`. */
  readonly any: boolean
  ofType(type: string): CacheHint | undefined
  /** @param coordinate `Type.field` */
  ofField(coordinate: string): CacheHint | undefined
}

/** Reads the `@cacheControl` that composition kept, which it does where subgraphs `@composeDirective` it. */
export function readCacheRules(supergraph: DocumentNode): CacheRules {
  const hints = new Map<string, CacheHint>()
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const directive = directives.find(({ name }) => name.value === 'cacheControl')
    if (directive) hints.set(coordinate, hintIn(directive))
  }
  for (const definition of supergraph.definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION &&
      definition.kind !== Kind.UNION_TYPE_DEFINITION
    ) {
      continue
    }
    const type = definition.name.value
    add(type, definition.directives)
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) continue
    for (const { name, directives } of definition.fields ?? []) {
      add(`${type}.${name.value}`, directives)
    }
  }
  return {
    any: hints.size > 0,
    ofType: (type) => hints.get(type),
    ofField: (coordinate) => hints.get(coordinate),
  }
}

function hintIn({ arguments: given = [] }: ConstDirectiveNode): CacheHint {
  const valueOf = (argument: string) => given.find(({ name }) => name.value === argument)?.value
  const [maxAge, scope, inherit] = [valueOf('maxAge'), valueOf('scope'), valueOf('inheritMaxAge')]
  const seconds = maxAge?.kind === Kind.INT ? Number(maxAge.value) : undefined
  return {
    maxAge: seconds === undefined ? undefined : Math.max(0, seconds),
    scope: scope?.kind === Kind.ENUM ? scopeNamed(scope.value) : undefined,
    inheritMaxAge: inherit?.kind === Kind.BOOLEAN && inherit.value,
  }
}

/** A word that is not known here is taken for the careful one. */
const scopeNamed = (name: string): CacheScope => (name === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE')
