import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import type { Fragments } from '../executor/operation/operation.ts'

export interface Structure {
  /** Fields within fields, fragments spread, in the deepest operation. */
  readonly depth: number
  /** Fields of the root, fragments spread, of the operation that has most. */
  readonly rootFields: number
  readonly aliases: number
  readonly directives: number
}

/**
 * A document's measures that need no schema; it may be invalid. Each fragment is measured once, however often it is spread, so
 * the time is linear in the document's size.
 */
export function structureOf(document: DocumentNode): Structure {
  let aliases = 0
  let directives = 0
  visit(document, {
    Field({ alias }) {
      if (alias) aliases += 1
    },
    Directive() {
      directives += 1
    },
  })
  const fragments = fragmentsOf(document)
  const depthOf = createMeasure(fragments, { ofField: (inner) => inner + 1, join: Math.max })
  const widthOf = createMeasure(fragments, { ofField: () => 1, join: (a, b) => a + b })
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const greatest = (measure: (set: SelectionSetNode) => number) =>
    Math.max(0, ...operations.map(({ selectionSet }) => measure(selectionSet)))
  return { depth: greatest(depthOf), rootFields: greatest(widthOf), aliases, directives }
}

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
}

interface Measure {
  /** @param inner the measure of what is selected below it, 0 for a leaf */
  readonly ofField: (inner: number) => number
  readonly join: (a: number, b: number) => number
}

/** Cycles of fragments, which validation refuses later, count as nothing. */
function createMeasure(
  fragments: Fragments,
  { ofField, join }: Measure,
): (set: SelectionSetNode) => number {
  const known = new Map<string, number>()

  function ofFragment(name: string): number {
    const measured = known.get(name)
    if (measured !== undefined) return measured
    known.set(name, 0)
    const fragment = fragments.get(name)
    const value = fragment ? ofSet(fragment.selectionSet) : 0
    known.set(name, value)
    return value
  }
  function ofSet({ selections }: SelectionSetNode): number {
    let total = 0
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) total = join(total, ofFragment(node.name.value))
      else if (node.kind === Kind.INLINE_FRAGMENT) total = join(total, ofSet(node.selectionSet))
      else total = join(total, ofField(node.selectionSet ? ofSet(node.selectionSet) : 0))
    }
    return total
  }
  return ofSet
}
