import { type DirectiveNode, type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { parseFieldSet, stringArgument } from './required-arguments.ts'

/** Names of fields that the planner may fetch for its own ends, beside what a client selects. */
export interface ReservedKeys {
  readonly all: ReadonlySet<string>
  /** Read from above by `@fromContext`. */
  readonly fromContext: ReadonlySet<string>
}

export function reservedKeys(supergraph: DocumentNode): ReservedKeys {
  const all = new Set(['__typename'])
  const fromContext = new Set<string>()
  visit(supergraph, {
    Directive(node) {
      if (node.name.value === 'join__type') addFieldSet(all, stringArgument(node, 'key'))
      if (node.name.value !== 'join__field') return
      addFieldSet(all, stringArgument(node, 'requires'))
      for (const selection of contextSelections(node)) addFieldSet(fromContext, selection)
    },
  })
  for (const name of fromContext) all.add(name)
  return { all, fromContext }
}

function contextSelections({ arguments: given = [] }: DirectiveNode): string[] {
  const list = given.find(({ name }) => name.value === 'contextArguments')?.value
  if (list?.kind !== Kind.LIST) return []
  return list.values.flatMap((item) => {
    if (item.kind !== Kind.OBJECT) return []
    const value = item.fields.find(({ name }) => name.value === 'selection')?.value
    return value?.kind === Kind.STRING ? [value.value.trim()] : []
  })
}

function addFieldSet(names: Set<string>, fields: string | undefined): void {
  if (!fields) return
  const bare = fields.startsWith('{') ? fields.slice(1, -1) : fields
  addNames(names, parseFieldSet(bare))
}

function addNames(names: Set<string>, { selections }: SelectionSetNode): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value)
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) {
      addNames(names, selection.selectionSet)
    }
  }
}
