import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Operation } from '../operation/operation.ts'
import { LIST } from '../run/collect.ts'
import type { EntityKeys } from './entity-keys.ts'

/** Where an operation's data have entities of a type. */
export interface EntityPlace {
  /** Of keys of the data. */
  readonly path: readonly string[]
  readonly type: string
  /** The field that says which entity it is. */
  readonly key: string
}

export interface TracedOperation {
  /** The operation with the key of every entity selected. */
  readonly operation: Operation
  readonly places: readonly EntityPlace[]
  /** Every type of object that the answer may have. */
  readonly types: ReadonlySet<string>
  /** Types of entities that are somewhere without its being known which they are. */
  readonly vague: ReadonlySet<string>
}

interface Source {
  readonly schema: GraphQLSchema
  readonly keys: EntityKeys
  readonly fragments: Operation['fragments']
  readonly places: EntityPlace[]
  readonly types: Set<string>
  readonly vague: Set<string>
}

/**
 * Makes an operation's answers say which entities they are made of. Fragments are written out, since one may be spread at
 * several places.
 */
export function traceEntities(
  operation: Operation,
  schema: GraphQLSchema,
  keys: EntityKeys,
): TracedOperation {
  const { definition, fragments } = operation
  const root = schema.getRootType(definition.operation)
  if (!root) throw new Error(`The schema has no ${definition.operation}`)
  const found = { places: [], types: new Set([root.name]), vague: new Set<string>() }
  const source: Source = { schema, keys, fragments, ...found }
  const selectionSet = traceSet(definition.selectionSet, root, [], source)
  return {
    operation: { definition: { ...definition, selectionSet }, fragments: new Map() },
    ...found,
  }
}

function traceSet(
  { kind, selections }: SelectionSetNode,
  parent: GraphQLCompositeType,
  path: readonly string[],
  source: Source,
): SelectionSetNode {
  return {
    kind,
    selections: selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return traceField(selection, parent, path, source)
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? source.fragments.get(selection.name.value)
          : selection
      if (!fragment) return selection
      const { typeCondition } = fragment
      const type = typeCondition ? source.schema.getType(typeCondition.name.value) : parent
      if (!isCompositeType(type)) return selection
      return {
        kind: Kind.INLINE_FRAGMENT,
        ...(typeCondition && { typeCondition }),
        ...(selection.directives && { directives: selection.directives }),
        selectionSet: traceSet(fragment.selectionSet, type, path, source),
      }
    }),
  }
}

function traceField(
  field: FieldNode,
  parent: GraphQLCompositeType,
  above: readonly string[],
  source: Source,
): FieldNode {
  const definition = isUnionType(parent) ? undefined : parent.getFields()[field.name.value]
  const type = definition && getNamedType(definition.type)
  if (!definition || !field.selectionSet || !isCompositeType(type)) return field
  const key = field.alias?.value ?? field.name.value
  const path = [...above, key, ...listLevels(definition.type)]
  const traced = traceSet(field.selectionSet, type, path, source)
  return { ...field, selectionSet: addKey(traced, type, path, source) }
}

function addKey(
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  path: readonly string[],
  source: Source,
): SelectionSetNode {
  const { schema, keys, places, types, vague } = source
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  for (const { name } of possible) types.add(name)
  const key = isAbstractType(type) ? undefined : keys.get(type.name)
  if (key === undefined) {
    for (const { name } of possible) if (keys.has(name)) vague.add(name)
    return set
  }
  places.push({ path, type: type.name, key })
  const name = { kind: Kind.NAME, value: key } as const
  return { ...set, selections: [...set.selections, { kind: Kind.FIELD, name }] }
}

function listLevels(type: GraphQLOutputType): string[] {
  const nullable = getNullableType(type)
  return isListType(nullable) ? [LIST, ...listLevels(nullable.ofType)] : []
}
