import { type GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type RouterContext } from '../context.ts'
import { answerJson } from '../executor/answer.ts'
import { type CompiledOperation } from '../executor/compiled-operation.ts'
import { type Executor } from '../executor/executor.ts'
import { asGraphQLError, formattedWithCode } from '../errors.ts'
import { type DirectOperation } from './direct-operations.ts'

export interface DirectServices {
  readonly executor: Executor<RouterContext>
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

export interface DirectAnswer {
  readonly status: number
  readonly body: string
}

/** Undefined when it can't be planned, which the pipeline has the answer for. */
export function planDirectly(
  { executor }: DirectServices,
  { document, operationName, variables }: DirectOperation,
): CompiledOperation | undefined {
  try {
    return executor.plan({ document, operationName, variables })
  } catch {
    return undefined
  }
}

/** The same status and body that the pipeline gives. */
export async function runDirectly(
  { executor, formatError }: DirectServices,
  compiled: CompiledOperation,
  variables: DirectOperation['variables'],
  context: RouterContext,
): Promise<DirectAnswer> {
  const format = (error: GraphQLError) => formatError(formattedWithCode(error), error)
  const signal = compiled.kind === 'query' ? context.signal : undefined
  try {
    const answer = await executor.execute(compiled, { variables, context, signal })
    return { status: statusOf(answer), body: answerJson(answer, format) }
  } catch (error) {
    const errors = [asGraphQLError(error)]
    return {
      status: statusIn(errors) ?? 500,
      body: answerJson({ data: undefined, errors }, format),
    }
  }
}

interface Answer {
  readonly data: string | undefined
  readonly errors: readonly GraphQLError[]
}

function statusOf({ data, errors }: Answer): number {
  if (errors.length === 0) return 200
  // Without data nothing ran: the variables don't fit.
  return statusIn(errors) ?? (data === undefined ? 400 : 200)
}

function statusIn(errors: readonly GraphQLError[]): number | undefined {
  for (const { extensions } of errors) {
    const { http } = extensions as { http?: { status?: number } }
    if (http?.status !== undefined) return http.status
  }
  return undefined
}
