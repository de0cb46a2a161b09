import {
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Operation } from '../operation/operation.ts'
import { LIST } from '../run/collect.ts'
import type { IsDenied } from './access.ts'

/** An operation without what its request may not see. */
export interface Restricted {
  readonly operation: Operation
  /** One for each field that was removed; `@` in its path stands for the elements of a list, as Apollo's router has it. */
  readonly errors: readonly GraphQLError[]
}

export function restrict(
  operation: Operation,
  schema: GraphQLSchema,
  isDenied: IsDenied,
  clientKeyOf: (key: string) => string,
): Restricted {
  const errors: GraphQLError[] = []
  const { fragments, definition } = operation

  function refuse(path: readonly string[]): void {
    errors.push(
      new GraphQLError('Unauthorized field or type', {
        path,
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
      }),
    )
  }

  function keep(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    path: readonly string[],
  ): SelectionSetNode {
    const selections = set.selections.flatMap((node): readonly SelectionNode[] => {
      if (node.kind === Kind.FIELD) return keepField(node, parent, path)
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
      if (!fragment) return []
      const condition = fragment.typeCondition
      const type = condition ? schema.getType(condition.name.value) : parent
      if (!isCompositeType(type)) return []
      const selectionSet = keep(fragment.selectionSet, type, path)
      if (selectionSet.selections.length === 0) return []
      return [onType(condition?.name.value, selectionSet, node)]
    })
    return { ...set, selections }
  }

  function keepField(
    node: FieldNode,
    parent: GraphQLCompositeType,
    path: readonly string[],
  ): readonly SelectionNode[] {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value]
    if (!field) return [node]
    const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent]
    const allowed = types.filter((type) => !isDenied(type.name, field.name))
    const here = [...path, clientKeyOf(node.alias?.value ?? node.name.value)]
    const none = allowed.length === 0 || isDenied(parent.name, field.name)
    if (none || allowed.length < types.length) refuse(here)
    if (none) return []
    const kept = keepInside(node, field.type, here)
    if (allowed.length === types.length) return [kept]
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [kept] }
    return allowed.map(({ name }) => onType(name, selectionSet))
  }

  function keepInside(
    node: FieldNode,
    type: GraphQLOutputType,
    path: readonly string[],
  ): FieldNode {
    const named = getNamedType(type)
    if (!node.selectionSet || !isCompositeType(named)) return node
    const kept = keep(node.selectionSet, named, [...path, ...listsOf(type)])
    // Something must be asked for, to know whether the object is there.
    const selectionSet = kept.selections.length > 0 ? kept : { ...kept, selections: [TYPENAME] }
    return { ...node, selectionSet }
  }

  const root = schema.getRootType(definition.operation)
  if (!root) return { operation, errors }
  const selectionSet = keep(definition.selectionSet, root, [])
  return {
    operation: { definition: { ...definition, selectionSet }, fragments: new Map() },
    errors,
  }
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

function onType(
  name: string | undefined,
  selectionSet: SelectionSetNode,
  { directives = [] }: SelectionNode = TYPENAME,
): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    directives,
    selectionSet,
    ...(name !== undefined && {
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    }),
  }
}

function listsOf(type: GraphQLOutputType): string[] {
  if (isNonNullType(type)) return listsOf(type.ofType)
  return isListType(type) ? [LIST, ...listsOf(type.ofType)] : []
}
