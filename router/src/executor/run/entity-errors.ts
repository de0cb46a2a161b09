import type { GraphQLFormattedError } from 'graphql'
import type { JsonObject } from '../transport/transport.ts'
import { type Position, visitPositions } from './collect.ts'
import type { PartWork } from './entity-work.ts'
import type { RunState } from './run-state.ts'
import { placeOf, subgraphError } from './subgraph-errors.ts'

/**
 * Each error of an `_entities` request, once for every place in the response that the failed entity has:
 * representations were deduplicated, so that may be many.
 */
export function reportEntityErrors<Context>(
  subgraph: string,
  errors: readonly GraphQLFormattedError[],
  byAlias: ReadonlyMap<string | undefined, PartWork>,
  run: RunState<Context>,
): void {
  const placesByWork = new Map<PartWork, readonly Position[][]>()
  for (const error of errors) {
    const [alias, index, ...rest] = error.path ?? []
    const work = typeof alias === 'string' ? byAlias.get(alias) : undefined
    if (!work) {
      run.errors.push(subgraphError(subgraph, error, undefined))
      continue
    }
    let places = placesByWork.get(work)
    if (!places) placesByWork.set(work, (places = placesOf(work, run.data)))
    for (const place of whereIs(work, places, index)) {
      run.errors.push(subgraphError(subgraph, error, [...place, ...rest]))
    }
  }
}

function whereIs(
  work: PartWork,
  places: readonly Position[][],
  index: string | number | undefined,
): readonly Position[] {
  if (typeof index === 'number') return places[index] ?? []
  return work.part.targets.map(({ path }) => placeOf(path))
}

/** For each entity, every position of the objects that it belongs to. */
function placesOf(work: PartWork, data: JsonObject): Position[][] {
  const entityOf = new Map<JsonObject, number>()
  work.objects.forEach((object, i) => entityOf.set(object, work.entityOf[i] ?? 0))
  const places: Position[][] = work.representations.map(() => [])
  for (const { path } of new Set(work.targetOf)) {
    visitPositions(data, path, (object, position) => {
      const entity = entityOf.get(object)
      if (entity !== undefined) places[entity]?.push(position)
    })
  }
  return places
}
