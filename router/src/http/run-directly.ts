import { runWithRequest } from '@floodgate/platform/request-context'
import {
  getOperationAST,
  type GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql'
import type { RouterContext } from '../context.ts'
import { isErrors, type Operations } from '../documents/operations.ts'
import { answerJson } from '../executor/answer.ts'
import type { Authorization } from '../executor/authorization/rules.ts'
import type { CompiledOperation } from '../executor/compiled-operation.ts'
import type { Executor } from '../executor/executor.ts'
import { asGraphQLError, formattedWithCode } from '../errors.ts'
import { headersIn, type HttpAnswer } from './http-answer.ts'
import type { OperationParams } from './operation-params.ts'

export interface DirectServices {
  readonly executor: Executor<RouterContext>
  readonly operations: Operations
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

export type DirectAnswer = Pick<HttpAnswer, 'status' | 'body' | 'cacheControl' | 'otherHeaders'>

/** An operation that is ready to run, or why it may not. */
export type Planned = CompiledOperation | readonly GraphQLError[]

/** Undefined for what the pipeline has the answer to: no operation, a subscription, one that can't be planned. */
export function planDirectly(
  { executor, operations }: DirectServices,
  { operationName, variables, ...names }: OperationParams,
  authorization: Authorization,
): Planned | undefined {
  const document = operations.find(names)
  if (document === undefined) return undefined
  if (isErrors(document)) return document
  const operation = getOperationAST(document, operationName)
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined
  const tooCostly = operations.checkCost(document, operation, variables)
  if (tooCostly) return [tooCostly]
  try {
    return executor.plan({ document, operationName, variables, authorization })
  } catch {
    return undefined
  }
}

/** The same status and body that the pipeline gives. */
export async function runDirectly(
  services: DirectServices,
  compiled: CompiledOperation,
  variables: OperationParams['variables'],
  context: RouterContext,
): Promise<DirectAnswer> {
  const { executor } = services
  const { requestId } = context
  const signal = compiled.kind === 'query' ? context.signal : undefined
  try {
    const answer = await executor.execute(compiled, { variables, context, signal })
    if (answer.errors.length === 0) {
      return { status: 200, body: answerJson(answer), ...headersIn(context) }
    }
    const status = statusIn(answer.errors) ?? (answer.data === undefined ? 400 : 200)
    return {
      status,
      body: answerJson(answer, formatBy(services, requestId)),
      ...headersIn(context),
    }
  } catch (error) {
    return {
      ...refuseDirectly(services, requestId, [asGraphQLError(error)], 500),
      ...headersIn(context),
    }
  }
}

/** @param status unless an error has one of its own */
export function refuseDirectly(
  services: DirectServices,
  requestId: string,
  errors: readonly GraphQLError[],
  status = 400,
): DirectAnswer {
  const body = answerJson({ data: undefined, errors }, formatBy(services, requestId))
  return { status: statusIn(errors) ?? status, body }
}

/** As part of the request only here: to be that all along costs it more than all of its log lines. */
const formatBy =
  ({ formatError }: DirectServices, requestId: string) =>
  (error: GraphQLError) =>
    runWithRequest(requestId, () => formatError(formattedWithCode(error), error))

function statusIn(errors: readonly GraphQLError[]): number | undefined {
  for (const { extensions } of errors) {
    const { http } = extensions as { http?: { status?: number } }
    if (http?.status !== undefined) return http.status
  }
  return undefined
}
