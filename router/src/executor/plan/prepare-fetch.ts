import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { RequiredArguments } from '../graph/required-arguments.ts'
import { operationOf } from './fetch-document.ts'

/** A fetch node as it is sent: under the real names of fields. */
export interface PreparedFetch {
  readonly node: FetchNode
  readonly operation: OperationDefinitionNode
  readonly requires: readonly QueryPlanSelectionNode[] | undefined
  readonly variables: readonly string[]
}

/** Usually one; more where fields of one fetch require the same field with different arguments. */
export function prepareFetch(
  node: FetchNode,
  required: RequiredArguments,
): readonly PreparedFetch[] {
  const operation = operationOf(parse(node.operation, { noLocation: true }))
  const variants = node.requires ? variantsOf(node, operation, required) : []
  if (variants.length < 2) {
    return [prepare(node, withRealNames(operation, required), node.requires)]
  }
  return variants.map((variant) =>
    prepare(
      node,
      withRealNames(withFields(operation, variant.fields), required),
      requiresOf(node.requires ?? [], variant, required),
    ),
  )
}

function prepare(
  node: FetchNode,
  operation: OperationDefinitionNode,
  requires: readonly QueryPlanSelectionNode[] | undefined,
): PreparedFetch {
  const used = new Set<string>()
  visit(
    { ...operation, variableDefinitions: [] },
    { Variable: ({ name }) => void used.add(name.value) },
  )
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  )
  const variables = (node.variableUsages ?? []).filter((name) => used.has(name))
  return { node, operation: { ...operation, variableDefinitions }, requires, variables }
}

/** Fields of an entity that can be asked with the same representation. */
interface Variant {
  readonly fields: Set<FieldNode>
  /** By real field, the planned name that stands for it here. */
  readonly planned: Map<string, string>
}

function variantsOf(
  node: FetchNode,
  operation: OperationDefinitionNode,
  required: RequiredArguments,
): readonly Variant[] {
  const variants: Variant[] = [{ fields: new Set(), planned: new Map() }]
  const fits = ({ planned }: Variant, names: ReadonlySet<string>) =>
    [...names].every((name) => (planned.get(realField(name, required)) ?? name) === name)

  for (const { type, field } of entityFields(operation)) {
    const needed = required.neededBy(node.serviceName, type, field.name.value)
    let variant = variants.find((candidate) => fits(candidate, needed))
    if (!variant) variants.push((variant = { fields: new Set(), planned: new Map() }))
    variant.fields.add(field)
    for (const name of needed) variant.planned.set(realField(name, required), name)
  }
  return variants
}

function realField(plannedName: string, required: RequiredArguments): string {
  const field = required.fieldOf(plannedName)
  return field ? `${field.type}.${field.name}` : plannedName
}

/** The fields of `_entities`, through conditions. */
function entityFields(operation: OperationDefinitionNode): { type: string; field: FieldNode }[] {
  const found: { type: string; field: FieldNode }[] = []
  function walk({ selections }: SelectionSetNode, type: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) found.push({ type, field: selection })
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type)
      }
    }
  }
  for (const root of operation.selectionSet.selections) {
    if (root.kind === Kind.FIELD && root.selectionSet) walk(root.selectionSet, '_Entity')
  }
  return found
}

function withFields(
  operation: OperationDefinitionNode,
  fields: ReadonlySet<FieldNode>,
): OperationDefinitionNode {
  function keep(set: SelectionSetNode): SelectionSetNode {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return fields.has(selection) ? [selection] : []
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
      const selectionSet = keep(selection.selectionSet)
      return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : []
    })
    return { ...set, selections }
  }
  const roots = operation.selectionSet.selections.map((root) =>
    root.kind === Kind.FIELD && root.selectionSet
      ? { ...root, selectionSet: keep(root.selectionSet) }
      : root,
  )
  return { ...operation, selectionSet: { ...operation.selectionSet, selections: roots } }
}

function requiresOf(
  requires: readonly QueryPlanSelectionNode[],
  variant: Variant,
  required: RequiredArguments,
): QueryPlanSelectionNode[] {
  return requires.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'Field' && required.fieldOf(selection.name)) {
      const here = variant.planned.get(realField(selection.name, required))
      if (here !== selection.name) return []
    }
    if (!selection.selections) return [selection]
    const selections = requiresOf(selection.selections, variant, required)
    return selections.length > 0 ? [{ ...selection, selections }] : []
  })
}

function withRealNames(
  operation: OperationDefinitionNode,
  required: RequiredArguments,
): OperationDefinitionNode {
  return visit(operation, {
    Field(node) {
      const field = required.fieldOf(node.name.value)
      if (!field) return undefined
      return {
        ...node,
        alias: node.alias ?? node.name,
        name: { kind: Kind.NAME, value: field.name },
        arguments: field.arguments,
      }
    },
  })
}
