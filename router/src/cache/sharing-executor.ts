import { randomUUID } from 'node:crypto'
import type { Identity } from '@floodgate/platform/identity'
import type { CreateContext, RouterContext } from '../context.ts'
import type { CachePolicy } from '../executor/caching/cache-policy.ts'
import type { CompiledOperation } from '../executor/compiled-operation.ts'
import type { ExecuteRequest, Executor } from '../executor/executor.ts'
import { createIsTrue } from '../executor/operation/conditions.ts'
import type { HeaderRules } from '../subgraph/header-rules.ts'
import { cacheControlHeader } from './cache-control.ts'
import type { SharedAnswers } from './shared-answers.ts'

export interface SharingOptions {
  /** Undefined to run every operation by itself. */
  readonly answers: SharedAnswers | undefined
  readonly headerRules: HeaderRules
  readonly createContext: CreateContext
}

type Variables = ExecuteRequest<RouterContext>['variables']

const NO_VARIABLES: NonNullable<Variables> = {}
const NOBODY: Identity = { kind: 'anonymous' }

/** Longer ones are rare, or an attempt to fill the memory. */
const LONGEST_KEY = 4_096

/**
 * Tells clients and caches on the way how long they may keep an answer, and gives public answers to all who ask the same.
 *
 * What is shared is asked in nobody's name: a field that is called public and is not shows what anybody may see.
 */
export function shareAnswers(
  executor: Executor<RouterContext>,
  options: SharingOptions,
): Executor<RouterContext> {
  const { answers } = options
  const exposureOf = createExposures(options.headerRules)
  // Another graph may give another answer to the same operation.
  const graph = randomUUID()

  async function executeShared(
    sharing: SharedAnswers,
    operation: CompiledOperation,
    request: ExecuteRequest<RouterContext>,
    { key, types, policy, exposure }: Shareable,
  ) {
    const { variables, context, signal } = request
    const { requestId, clientHeaders } = context
    const answer = await sharing.answer({
      ...{ types, signal },
      key: `${graph} ${key}`,
      maxAgeMs: policy.maxAge * 1_000,
      run(running = context.signal) {
        const anybodys = options.createContext(requestId, NOBODY, running, undefined, clientHeaders)
        return executor.execute(operation, {
          ...{ variables, signal: running, tagged: true },
          context: anybodys,
        })
      },
    })
    if (answer.errors.length === 0) allowKeeping(context, policy, exposure, answer.age)
    return answer
  }

  async function executeUnderPolicy(
    operation: CompiledOperation,
    request: ExecuteRequest<RouterContext>,
    found: CachePolicy,
  ) {
    const { variables = NO_VARIABLES, context } = request
    const exposure = exposureOf(operation)
    const policy = exposure.isPersonal ? { ...found, scope: 'PRIVATE' as const } : found
    const shareable = shareableOf(operation, variables, { policy, exposure, context })
    if (answers && shareable) return executeShared(answers, operation, request, shareable)
    const answer = await executor.execute(operation, request)
    if (answer.errors.length === 0) allowKeeping(context, policy, exposure)
    return answer
  }

  return {
    ...executor,
    execute(operation, request) {
      if (operation.kind !== 'query') return executor.execute(operation, request)
      const { variables = NO_VARIABLES } = request
      const policy = operation.caching.policy(createIsTrue(operation.operation, variables))
      return policy
        ? executeUnderPolicy(operation, request, policy)
        : executor.execute(operation, request)
    },
  }
}

function allowKeeping(
  { forResponse }: RouterContext,
  policy: CachePolicy,
  { headers }: Exposure,
  age?: number,
): void {
  forResponse.cacheControl = cacheControlHeader(policy, age)
  if (headers.length > 0) (forResponse.headers ??= new Map()).set('vary', headers)
}

interface Shareable {
  readonly key: string
  readonly types: ReadonlySet<string>
  readonly policy: CachePolicy
  readonly exposure: Exposure
}

interface Circumstances {
  readonly policy: CachePolicy
  readonly exposure: Exposure
  readonly context: RouterContext
}

function shareableOf(
  { caching: { trace }, operation }: CompiledOperation,
  variables: NonNullable<Variables>,
  { policy, exposure, context }: Circumstances,
): Shareable | undefined {
  if (!trace || policy.scope !== 'PUBLIC') return undefined
  const definitions = operation.definition.variableDefinitions ?? []
  const values = definitions.map(({ variable }) => JSON.stringify(variables[variable.name.value]))
  const headers = exposure.headers.map((name) => context.clientHeaders?.[name])
  const key = `${trace.fingerprint} ${JSON.stringify(headers)} ${values.join()}`
  return key.length > LONGEST_KEY ? undefined : { key, types: trace.types, policy, exposure }
}

/** What an answer may depend on beside the operation, for what the header rules let pass. */
interface Exposure {
  /** Client headers that are sent to its subgraphs. */
  readonly headers: readonly string[]
  /** They say who the client is, or the subgraphs answer with headers for it. */
  readonly isPersonal: boolean
}

const PERSONAL_HEADERS = new Set(['authorization', 'cookie'])

function createExposures(rules: HeaderRules): (operation: CompiledOperation) => Exposure {
  const exposures = new WeakMap<CompiledOperation, Exposure>()
  return (operation) => {
    let exposure = exposures.get(operation)
    if (!exposure) {
      const subgraphs = [...new Set(operation.plan.steps.map(({ fetch }) => fetch.subgraph))]
      const headers = [...new Set(subgraphs.flatMap((name) => rules.sentTo(name)))].sort()
      const isPersonal =
        headers.some((name) => PERSONAL_HEADERS.has(name)) ||
        subgraphs.some((name) => rules.answersByHead(name))
      exposures.set(operation, (exposure = { headers, isPersonal }))
    }
    return exposure
  }
}
