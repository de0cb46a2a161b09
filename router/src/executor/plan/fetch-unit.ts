import type { PlanNode } from '@apollo/query-planner'
import type { RequiredArguments } from '../graph/required-arguments.ts'
import type { Condition } from './compiled-plan.ts'
import { type PreparedFetch, prepareFetch } from './prepare-fetch.ts'

/** A fetch of the plan's tree, with what the tree says about it. */
export interface FetchUnit extends PreparedFetch {
  readonly index: number
  /** Flatten path from the response's root. */
  readonly path: readonly string[]
  readonly conditions: readonly Condition[]
  /** Indexes of the units that must be done first. */
  readonly after: readonly number[]
}

interface Place {
  readonly path: readonly string[]
  readonly conditions: readonly Condition[]
  readonly after: readonly number[]
}

/** The tree's fetches with their order made explicit. */
export function listUnits(
  root: PlanNode | undefined,
  required: RequiredArguments,
): readonly FetchUnit[] {
  const units: FetchUnit[] = []

  /** Gives the units whose end is the node's end. */
  function visit(node: PlanNode, place: Place): readonly number[] {
    switch (node.kind) {
      case 'Fetch':
        return prepareFetch(node, required).map(
          (fetch) => units.push({ ...fetch, ...place, index: units.length }) - 1,
        )
      case 'Flatten':
        return visit(node.node, { ...place, path: [...place.path, ...node.path.map(String)] })
      case 'Sequence':
        return node.nodes.reduce((after, child) => visit(child, { ...place, after }), place.after)
      case 'Parallel':
        return union(node.nodes.map((child) => visit(child, place)))
      case 'Condition': {
        const branch = (child: PlanNode | undefined, value: boolean) => {
          const conditions = [...place.conditions, { variable: node.condition, value }]
          return child ? visit(child, { ...place, conditions }) : place.after
        }
        return union([branch(node.ifClause, true), branch(node.elseClause, false)])
      }
      case 'Defer':
        throw new Error('The graph does not offer @defer')
    }
  }

  if (root) visit(root, { path: [], conditions: [], after: [] })
  return units
}

function union(lists: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(lists.flat())]
}
