import type { FetchDataKeyRenamer } from '@apollo/query-planner'
import type { Covers } from '../graph/subtypes.ts'
import type { JsonObject } from '../transport/transport.ts'
import { visitPositions } from './collect.ts'
import { contextValues, type OwnValue } from './context-values.ts'
import { askEntities, type PartsRequest } from './entity-fetch.ts'
import type { EntityPart, EntityTarget, PartWork } from './entity-work.ts'
import type { FetchStep } from './fetch-step.ts'

export interface ContextFetchOptions {
  readonly subgraph: string
  readonly part: EntityPart
  readonly target: EntityTarget
  readonly contextRewrites: readonly FetchDataKeyRenamer[]
  /** A request with as many parts, all of the same text, each with its own values. */
  readonly requestFor: (parts: readonly number[]) => PartsRequest
  readonly covers: Covers
}

/** Entities whose fetch takes values from above them: those with equal values are one part of the request. */
export function createContextFetch(options: ContextFetchOptions): FetchStep {
  return {
    subgraph: options.subgraph,
    start(run) {
      const works = groupByValues(options, run.data)
      return works.length === 0 ? undefined : askEntities(options, works, run)
    },
  }
}

interface Group {
  readonly ownValues: readonly OwnValue[]
  readonly known: Map<string, number>
  readonly objects: JsonObject[]
  readonly entityOf: number[]
}

function groupByValues(options: ContextFetchOptions, data: JsonObject): readonly PartWork[] {
  const { part, target, contextRewrites, covers } = options
  const groups = new Map<string, Group>()
  visitPositions(data, target.path, (object, _, above) => {
    const representation = part.represent(object)
    if (representation === undefined) return
    const ownValues = contextValues(contextRewrites, object, above, covers)
    const key = ownValues.join('\n')
    let group = groups.get(key)
    if (!group) {
      groups.set(key, (group = { ownValues, known: new Map(), objects: [], entityOf: [] }))
    }
    const entity = group.known.get(representation) ?? group.known.size
    group.known.set(representation, entity)
    group.objects.push(object)
    group.entityOf.push(entity)
  })
  return [...groups.values()].map(({ ownValues, known, objects, entityOf }, index) => ({
    index,
    part,
    representations: [...known.keys()],
    objects,
    entityOf,
    targetOf: objects.map(() => target),
    ownValues,
  }))
}
