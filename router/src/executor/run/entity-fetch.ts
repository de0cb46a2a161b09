import type { Covers } from '../graph/subtypes.ts'
import { type JsonObject, type SubgraphAnswer, UnusableAnswer } from '../transport/transport.ts'
import { reportEntityErrors } from './entity-errors.ts'
import { collectWork, type EntityPart, type EntityTarget, type PartWork } from './entity-work.ts'
import type { FetchStep } from './fetch-step.ts'
import { copyOf, mergeInto } from './merge.ts'
import type { RequestText } from './request-text.ts'
import { applyRewrites } from './rewrites.ts'
import { type RunState, writeVariables } from './run-state.ts'
import { fetchError } from './subgraph-errors.ts'

/** A request of some of the parts, each under its own alias and variable. */
export interface PartsRequest {
  readonly text: RequestText
  readonly variables: readonly string[]
  /** By part, in the request's order. */
  readonly names: readonly PartNames[]
}

export interface PartNames {
  readonly alias: string
  readonly representations: string
  /** What a variable of the part alone is called in the request. */
  readonly ownVariable: (name: string) => string
}

export interface EntityFetchOptions {
  readonly subgraph: string
  readonly parts: readonly EntityPart[]
  readonly requestFor: RequestFor
  readonly covers: Covers
}

/** The request of these parts alone. */
export type RequestFor = (parts: readonly number[]) => PartsRequest

/** Entities of one subgraph, of one or more parts, in one request. */
export function createEntityFetch(options: EntityFetchOptions): FetchStep {
  return {
    subgraph: options.subgraph,
    start(run) {
      const works = options.parts
        .map((part, index) => collectWork(part, index, run.data))
        .filter(({ representations }) => representations.length > 0)
      return works.length === 0 ? undefined : askEntities(options, works, run)
    },
  }
}

export async function askEntities<Context>(
  options: Pick<EntityFetchOptions, 'subgraph' | 'requestFor' | 'covers'>,
  works: readonly PartWork[],
  run: RunState<Context>,
): Promise<void> {
  const { subgraph } = options
  const request = options.requestFor(works.map(({ index }) => index))
  let answer: SubgraphAnswer
  try {
    answer = await run.transport.fetch({
      subgraph,
      body: bodyOf(request, works, run),
      kind: 'query',
      context: run.context,
      signal: run.signal,
    })
  } catch (error) {
    run.errors.push(fetchError(subgraph, error))
    return
  }
  if (!answer.data && works.length > 1) {
    // One part's failure took the others' data with it: asked apart, they keep theirs.
    await Promise.all(works.map((work) => askEntities(options, [work], run)))
    return
  }
  takeAnswer(options, request, works, answer, run)
}

function bodyOf<Context>(
  request: PartsRequest,
  works: readonly PartWork[],
  run: RunState<Context>,
): string {
  const { text, variables, names } = request
  let own = ''
  for (const [index, { representations, ownValues }] of works.entries()) {
    const name = names[index]
    if (!name) continue
    own += `${own === '' ? '' : ','}"${name.representations}":[${representations.join(',')}]`
    for (const [variable, value] of ownValues) own += `,"${name.ownVariable(variable)}":${value}`
  }
  return text.head + writeVariables(run, variables, own) + text.tail
}

function takeAnswer<Context>(
  options: Pick<EntityFetchOptions, 'subgraph' | 'covers'>,
  request: PartsRequest,
  works: readonly PartWork[],
  answer: SubgraphAnswer,
  run: RunState<Context>,
): void {
  const { subgraph, covers } = options
  if (answer.errors?.length) {
    const byAlias = new Map(works.map((work, index) => [request.names[index]?.alias, work]))
    reportEntityErrors(subgraph, answer.errors, byAlias, run)
  }
  if (!answer.data) return
  for (const [index, work] of works.entries()) {
    const entities = answer.data[request.names[index]?.alias ?? '']
    if (entities === null && answer.errors?.length) continue
    if (!Array.isArray(entities) || entities.length !== work.representations.length) {
      const cause = new UnusableAnswer('not one entity for each representation')
      run.errors.push(fetchError(subgraph, cause))
    } else {
      mergeEntities(work, entities as (JsonObject | null)[], covers)
    }
  }
}

function mergeEntities(work: PartWork, entities: (JsonObject | null)[], covers: Covers): void {
  const { part, objects, entityOf, targetOf } = work
  if (part.outputRewrites) rewriteEntities(work, entities, covers)
  const owner = new Array<EntityTarget | undefined>(entities.length)
  for (let i = 0; i < objects.length; i++) {
    const object = objects[i]
    const index = entityOf[i] ?? 0
    const entity = entities[index]
    if (!object || typeof entity !== 'object' || entity === null) continue
    const target = targetOf[i]
    const first = owner[index] === undefined
    owner[index] ??= target
    const same = part.sharing === 'same target' && owner[index] === target
    mergeInto(object, first || same || part.sharing === 'everywhere' ? entity : copyOf(entity))
  }
}

function rewriteEntities(work: PartWork, entities: (JsonObject | null)[], covers: Covers): void {
  const typed = new Set<number>()
  work.entityOf.forEach((index, i) => {
    const entity = entities[index]
    if (!entity || typed.has(index)) return
    typed.add(index)
    // Rewrites ask for the type, and a subgraph was not asked to tell it where it is known already.
    entity.__typename ??= work.objects[i]?.__typename
    applyRewrites(work.part.outputRewrites, entity, covers)
  })
}
