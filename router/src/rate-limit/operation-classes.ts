import { Kind, type SelectionSetNode } from 'graphql'
import type { Fragments, Operation } from '../executor/operation/operation.ts'
import type { LimitTable, OperationClass } from './limit-table.ts'

/** How often an operation counts for a class. */
export interface ClassCount {
  readonly of: OperationClass
  readonly count: number
}

const ROOT_TYPES = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const

/** Root fields by class: as many as there are, since one request may try a hundred logins under aliases. */
export function classesOf(operation: Operation, table: LimitTable): readonly ClassCount[] {
  const { definition, fragments } = operation
  const root = ROOT_TYPES[definition.operation]
  const counts = new Map<OperationClass, number>()
  for (const field of rootFields(definition.selectionSet, fragments)) {
    const named = [`${root}.${field}`, `${root}.*`]
    const found = table.find(({ fields }) => named.some((name) => fields.includes(name)))
    if (found) counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  return [...counts].map(([of, count]) => ({ of, count }))
}

/** Conditions are not looked at: they are for the client to choose. */
function rootFields({ selections }: SelectionSetNode, fragments: Fragments): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__typename' ? [] : [selection.name.value]
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    return fragment ? rootFields(fragment.selectionSet, fragments) : []
  })
}
