import type { RequiredArguments } from '../graph/required-arguments.ts'
import type { Covers } from '../graph/subtypes.ts'
import type { EntityPart } from '../run/entity-work.ts'
import { compileRepresent } from '../run/representation.ts'
import type { FetchUnit } from './fetch-unit.ts'
import type { WrittenKeys } from './written-keys.ts'

export interface PlanContext {
  readonly covers: Covers
  readonly required: RequiredArguments
}

/** What compiling one step may need to know of the others. */
export interface PlanFacts extends PlanContext {
  readonly written: WrittenKeys
  readonly shared: ReadonlySet<string>
  /** Values from above an entity go into its fetch: equal references may become unequal entities. */
  readonly usesContext: boolean
  readonly nameOf: (plannedName: string) => string
}

export function representOf(unit: FetchUnit, facts: PlanFacts): EntityPart['represent'] {
  return compileRepresent({
    requires: unit.requires ?? [],
    inputRewrites: unit.node.inputRewrites,
    covers: facts.covers,
    nameOf: facts.nameOf,
  })
}
