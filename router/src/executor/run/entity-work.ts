import type { FetchDataRewrite } from '@apollo/query-planner'
import type { JsonObject } from '../transport/transport.ts'
import type { Collect } from './collect.ts'
import type { OwnValue } from './context-values.ts'
import type { Represent } from './representation.ts'

export interface EntityTarget {
  readonly path: readonly string[]
  readonly collect: Collect
}

/** Fetches of one text: what they bring is fetched once for all their places. */
export interface EntityPart {
  readonly represent: Represent
  readonly targets: readonly EntityTarget[]
  /** Where may one result be one object? Not at targets whose later fetches differ. */
  readonly sharing: 'everywhere' | 'same target' | 'never'
  readonly outputRewrites: readonly FetchDataRewrite[] | undefined
}

/** The objects of one part in one execution. */
export interface PartWork {
  readonly index: number
  readonly part: EntityPart
  readonly representations: readonly string[]
  readonly objects: readonly JsonObject[]
  /** For each object, which representation is its own. */
  readonly entityOf: readonly number[]
  /** For each object, which target it is at. */
  readonly targetOf: readonly EntityTarget[]
  readonly ownValues: readonly OwnValue[]
}

export function collectWork(part: EntityPart, index: number, data: JsonObject): PartWork {
  const representations: string[] = []
  const objects: JsonObject[] = []
  const entityOf: number[] = []
  const targetOf: EntityTarget[] = []
  const known = new Map<string, number>()
  for (const target of part.targets) {
    for (const object of target.collect(data)) {
      const representation = part.represent(object)
      if (representation === undefined) continue
      let entity = known.get(representation)
      if (entity === undefined) {
        entity = representations.push(representation) - 1
        known.set(representation, entity)
      }
      objects.push(object)
      entityOf.push(entity)
      targetOf.push(target)
    }
  }
  return { index, part, representations, objects, entityOf, targetOf, ownValues: [] }
}
