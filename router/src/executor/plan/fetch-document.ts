import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

/** A subgraph operation: one definition, no fragment definitions (the planner is told to write none). */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('A fetch has no operation')
  return operation
}

export function compactPrint(operation: OperationDefinitionNode): string {
  return stripIgnoredCharacters(print(operation))
}

const NO_NAME: NameNode = { kind: Kind.NAME, value: '_' }

/** What tells two fetches apart: the planner gives each its own name. */
export function anonymousPrint(operation: OperationDefinitionNode): string {
  return compactPrint({ ...operation, name: NO_NAME })
}

/** The entities' alias in a merged request, and the variable of their representations. */
export const aliasOf = (part: number) => `_e${part}`
export const representationsOf = (part: number) => `_r${part}`

export interface DocumentPart {
  readonly operation: OperationDefinitionNode
  /** Variables that are this part's own; they get the part's number. */
  readonly ownVariables: readonly string[]
}

/** `_entities` operations in one: each under its alias, with its own representations. */
export function mergeEntityOperations(parts: readonly DocumentPart[]): OperationDefinitionNode {
  const [first] = parts
  if (!first) throw new Error('Nothing to merge')
  const renamed = parts.map(({ operation, ownVariables }, part) =>
    renameForPart(operation, part, new Set(ownVariables)),
  )
  const definitions = renamed.flatMap(({ variableDefinitions }) => variableDefinitions ?? [])
  return {
    ...first.operation,
    variableDefinitions: [
      ...new Map(definitions.map((node) => [node.variable.name.value, node])).values(),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: renamed.flatMap(({ selectionSet }) => selectionSet.selections),
    },
  }
}

export const ownVariableOf = (name: string, part: number) => `${name}_${part}`

function renameForPart(
  operation: OperationDefinitionNode,
  part: number,
  ownVariables: ReadonlySet<string>,
): OperationDefinitionNode {
  const nameFor = (name: string) => {
    if (name === 'representations') return representationsOf(part)
    return ownVariables.has(name) ? ownVariableOf(name, part) : name
  }
  const renamed = visit(operation, {
    Variable: (node) => ({ ...node, name: { ...node.name, value: nameFor(node.name.value) } }),
  })
  const selections = renamed.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? aliased(selection, aliasOf(part)) : selection,
  )
  return { ...renamed, selectionSet: { kind: Kind.SELECTION_SET, selections } }
}

function aliased(field: FieldNode, alias: string): FieldNode {
  return { ...field, alias: { kind: Kind.NAME, value: alias } }
}
