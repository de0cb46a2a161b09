import { LIST } from '../run/collect.ts'
import { placeAt, type Writer, type WrittenKeys } from './written-keys.ts'

/** A place that holds many references to few entities, made by one fetch. */
export interface SharedPlace {
  readonly path: readonly string[]
  /** All that the fetch writes there: scalars only. */
  readonly keys: readonly string[]
  readonly madeBy: number
}

/**
 * Where equal objects may become one: entities are fetched there, one fetch makes them, and what it writes of
 * them are scalars, so that equal ones stay equal whatever is fetched for them.
 */
export function findSharedPlaces(
  writers: readonly Writer[],
  written: WrittenKeys,
): readonly SharedPlace[] {
  const paths = new Map<string, readonly string[]>()
  for (const { path, entities } of writers) {
    if (entities && path.includes(LIST)) paths.set(path.join('.'), path)
  }
  return [...paths.values()].flatMap((path) => sharedPlace(path, writers, written) ?? [])
}

function sharedPlace(
  path: readonly string[],
  writers: readonly Writer[],
  written: WrittenKeys,
): SharedPlace | undefined {
  const consumers = new Set(
    writers.filter((writer) => writer.path.join('.') === path.join('.')).map(({ index }) => index),
  )
  const entries = [...placeAt(written, path).keys].map(([key, { writers: by, composite }]) => ({
    key,
    composite,
    makers: [...by].filter((index) => !consumers.has(index)),
  }))
  const made = entries.filter(({ makers }) => makers.length > 0)
  const makers = new Set(made.flatMap(({ makers }) => makers))
  const [madeBy] = makers
  if (madeBy === undefined || makers.size > 1) return undefined
  if (made.some(({ composite }) => composite)) return undefined
  return { path, keys: made.map(({ key }) => key), madeBy }
}
