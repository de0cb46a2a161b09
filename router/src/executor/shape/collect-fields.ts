import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Covers } from '../graph/subtypes.ts'
import { type IsTrue, isIncluded } from '../operation/conditions.ts'
import type { Fragments } from '../operation/operation.ts'

/** A selection set with the type that it is written for. */
export interface Selection {
  readonly set: SelectionSetNode
  readonly parent: GraphQLCompositeType
}

export interface CollectedField {
  readonly key: string
  readonly node: FieldNode
  /** undefined for `__typename` and introspection. */
  readonly definition: GraphQLField<unknown, unknown> | undefined
  readonly selections: Selection[]
}

export interface CollectContext {
  readonly schema: GraphQLSchema
  readonly covers: Covers
  readonly fragments: Fragments
  readonly isTrue: IsTrue
}

/** The fields for objects of a type, in the response's order; selections of one key are merged. */
export function collectFields(
  context: CollectContext,
  typeName: string,
  selections: readonly Selection[],
): readonly CollectedField[] {
  const fields = new Map<string, CollectedField>()
  const visited = new Set<string>()
  for (const selection of selections) addSelection(context, typeName, selection, fields, visited)
  return [...fields.values()]
}

function addSelection(
  context: CollectContext,
  typeName: string,
  { set, parent }: Selection,
  fields: Map<string, CollectedField>,
  visited: Set<string>,
): void {
  for (const node of set.selections) {
    if (!isIncluded(node, context.isTrue)) continue
    if (node.kind === Kind.FIELD) {
      addField(node, parent, fields)
      continue
    }
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : context.fragments.get(node.name.value)
    if (!fragment) continue
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      if (visited.has(node.name.value)) continue
      visited.add(node.name.value)
    }
    const condition = fragment.typeCondition?.name.value
    if (condition !== undefined && !context.covers(condition, typeName)) continue
    const type = condition === undefined ? parent : context.schema.getType(condition)
    if (!isCompositeType(type)) continue
    const inner = { set: fragment.selectionSet, parent: type }
    addSelection(context, typeName, inner, fields, visited)
  }
}

function addField(
  node: FieldNode,
  parent: GraphQLCompositeType,
  fields: Map<string, CollectedField>,
): void {
  const key = node.alias?.value ?? node.name.value
  const definition = isUnionType(parent) ? undefined : parent.getFields()[node.name.value]
  const known = fields.get(key)
  const field = known ?? { key, node, definition, selections: [] }
  if (!known) fields.set(key, field)
  const type = definition && getNamedType(definition.type)
  if (node.selectionSet && isCompositeType(type)) {
    field.selections.push({ set: node.selectionSet, parent: type })
  }
}
