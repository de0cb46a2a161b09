import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import { type DocumentNode, Kind } from 'graphql'
import { isErrors } from '../documents/operations.ts'
import { AUTHORIZATIONS } from '../session/caller-authorization.ts'
import type { Generation } from './generation.ts'

export type ReloadOutcome = 'replaced' | 'unchanged' | 'refused'

/** The supergraph that is served, which can be replaced while requests run. */
export interface LiveGraph {
  current(): Generation
  /** One at a time, in the order of the calls. A supergraph that can't be served is logged, and the one before stays. */
  reload(supergraphSdl: string): Promise<ReloadOutcome>
  close(): Promise<void>
}

export interface LiveGraphOptions {
  readonly supergraphSdl: string
  readonly create: (supergraphSdl: string) => Promise<Generation>
  /** Called in the same turn in which the new generation becomes the current one. */
  readonly onReplaced: (current: Generation) => void
  readonly onReload: (outcome: ReloadOutcome) => void
  /** @param planned operations of the generation before */
  readonly onWarmed: (planned: number) => void
  readonly logger: Logger
}

/** @throws when the first supergraph can't be served */
export async function createLiveGraph(options: LiveGraphOptions): Promise<LiveGraph> {
  const { create, logger } = options
  let sdl = options.supergraphSdl
  let current = await create(sdl)
  let retiring = Promise.resolve()
  let last: Promise<unknown> = Promise.resolve()

  async function replace(newSdl: string): Promise<ReloadOutcome> {
    if (newSdl === sdl) return 'unchanged'
    try {
      const next = await create(newSdl)
      const planned = await warm(next, current.operations.recentTexts())
      options.onWarmed(planned)
      const previous = current
      sdl = newSdl
      current = next
      options.onReplaced(next)
      logger.info({ planned }, 'supergraph replaced')
      retiring = Promise.all([retiring, previous.retire()]).then(() => undefined)
      return 'replaced'
    } catch (err) {
      logger.error({ err }, 'the new supergraph can not be served; the one before stays')
      return 'refused'
    }
  }

  return {
    current: () => current,
    reload(newSdl) {
      const outcome = last.then(() => replace(newSdl))
      last = outcome
      void outcome.then(options.onReload)
      return outcome
    },
    async close() {
      await last
      await Promise.all([retiring, current.retire()])
    },
  }
}

const WARM_LIMIT_MS = 10_000

/**
 * Plans what clients used lately, so that the first requests after a change don't all wait for the planner. Requests are served
 * in between. @returns how many operations were planned
 */
async function warm(next: Generation, texts: readonly string[]): Promise<number> {
  const deadline = performance.now() + WARM_LIMIT_MS
  let planned = 0
  for (const text of texts) {
    if (performance.now() > deadline) break
    const document = next.operations.readDocument(text)
    if (!isErrors(document)) planned += planAll(next, document)
    await nextTurn()
  }
  return planned
}

function planAll({ executor }: Generation, document: DocumentNode): number {
  let planned = 0
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    try {
      const operationName = definition.name?.value
      // Requests that the supergraph's rules treat alike share a plan: without rules, this is one.
      for (const authorization of AUTHORIZATIONS) {
        executor.plan({ document, operationName, authorization })
      }
      planned++
    } catch {
      // It needs variables to be planned, or has no plan: whoever asks for it is told.
    }
  }
  return planned
}
