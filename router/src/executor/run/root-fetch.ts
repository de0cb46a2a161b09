import type { FetchDataRewrite } from '@apollo/query-planner'
import type { Covers } from '../graph/subtypes.ts'
import type { SubgraphAnswer } from '../transport/transport.ts'
import type { Collect } from './collect.ts'
import type { FetchStep } from './fetch-step.ts'
import { copyOf, mergeInto } from './merge.ts'
import type { RequestText } from './request-text.ts'
import { applyRewrites } from './rewrites.ts'
import { type RunState, writeVariables } from './run-state.ts'
import { fetchError, placeOf, subgraphError } from './subgraph-errors.ts'

export interface RootFetchOptions {
  readonly subgraph: string
  readonly kind: 'query' | 'mutation'
  readonly text: RequestText
  readonly variables: readonly string[]
  readonly path: readonly string[]
  readonly collect: Collect
  readonly outputRewrites: readonly FetchDataRewrite[] | undefined
  readonly covers: Covers
}

/** A fetch of root fields; its answer belongs to every object at its path, mostly the response itself. */
export function createRootFetch(options: RootFetchOptions): FetchStep {
  const { subgraph, kind, text, variables } = options
  return {
    subgraph,
    start(run) {
      if (options.collect(run.data).length === 0) return undefined
      const { transport, context, signal } = run
      const body = text.head + writeVariables(run, variables, '') + text.tail
      return transport.fetch({ subgraph, body, kind, context, signal }).then(
        (answer) => takeRootAnswer(options, answer, run),
        (error: unknown) => void run.errors.push(fetchError(subgraph, error)),
      )
    },
  }
}

/** Also takes a subscription's event, which answers the primary fetch. */
export function takeRootAnswer<Context>(
  options: Pick<RootFetchOptions, 'subgraph' | 'path' | 'collect' | 'outputRewrites' | 'covers'>,
  answer: SubgraphAnswer,
  run: RunState<Context>,
): void {
  const { subgraph, path, outputRewrites, covers } = options
  for (const error of answer.errors ?? []) {
    const place = error.path ? [...placeOf(path), ...error.path] : undefined
    run.errors.push(subgraphError(subgraph, error, place))
  }
  const { data } = answer
  if (!data) return
  applyRewrites(outputRewrites, data, covers)
  options.collect(run.data).forEach((object, index) => {
    mergeInto(object, index === 0 ? data : copyOf(data))
  })
}
