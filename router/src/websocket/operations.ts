import { type ApolloServer } from '@apollo/server'
import { type Identity } from '@floodgate/platform/identity'
import { runWithRequest } from '@floodgate/platform/request-context'
import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql'
import { type Context, type ServerOptions, type SubscribePayload } from 'graphql-ws'
import { type CreateContext, type RouterContext } from '../context.ts'
import { isErrors, type Operations } from '../documents/operations.ts'
import { asGraphQLError, formattedWithCode, graphqlError } from '../errors.ts'
import { paramsOfBody } from '../http/operation-params.ts'
import { newRequestId } from '../http/request-id.ts'
import { type Authenticate, authorizationOf } from '../session/authenticate.ts'
import { type SignedRequests } from '../signatures/signed-requests.ts'
import { type RunSubscription } from '../subscriptions/subscriber.ts'
import { type PlanSubscription, type SubscriptionPlan } from '../subscriptions/subscription-plan.ts'
import { CLOSE_CODES } from './close-codes.ts'
import { type ConnectionExtra } from './connection.ts'

export interface OperationServices {
  readonly schema: GraphQLSchema
  readonly apollo: ApolloServer<RouterContext>
  readonly authenticate: Authenticate
  readonly signed: SignedRequests | undefined
  readonly createContext: CreateContext
  readonly operations: Operations
  readonly planSubscription: PlanSubscription
  readonly runSubscription: RunSubscription
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
  /** Operations that one connection may have under way. */
  readonly maxOperations: number
}

type Connection = Context<Record<string, unknown>, ConnectionExtra>

/** What an operation carries from `onSubscribe` to its execution. */
interface Operation {
  readonly requestId: string
  readonly identity: Identity
  readonly payload: SubscribePayload
  readonly connection: Connection
  readonly plan?: SubscriptionPlan
}

type Hooks = ServerOptions<Record<string, unknown>, ConnectionExtra>

/** The graphql-ws side of the router: subscriptions by their plan, queries and mutations through Apollo Server. */
export function createOperationHooks(services: OperationServices): Hooks {
  const format = (error: GraphQLError) => services.formatError(formatted(error), error)

  return {
    connectionInitWaitTimeout: 5_000,
    onConnect: (connection) => admit(connection, services),
    onSubscribe: (connection, _id, payload) => prepare(connection, payload, services),
    subscribe: (args) => subscribe(operationOf(args), services),
    execute: (args) => execute(operationOf(args), services),
    onError: (_connection, _id, _payload, errors) => errors.map(format),
    onNext(_connection, _id, _payload, args, { data, errors, extensions }) {
      if (!errors) return undefined
      // Apollo Server has formatted the errors of queries and mutations already.
      const isFormatted = operationOf(args).plan === undefined
      return {
        ...(data !== undefined && { data }),
        ...(extensions && { extensions }),
        errors: isFormatted ? (errors as readonly GraphQLFormattedError[]) : errors.map(format),
      }
    },
  }
}

async function identityOf(
  { connectionParams, extra }: Connection,
  { authenticate, signed }: OperationServices,
): Promise<Identity> {
  const identity = await authenticate(authorizationOf(connectionParams) ?? extra.authorization)
  // What comes over a socket is never signed.
  signed?.checkAccount(identity, undefined)
  return identity
}

async function admit(connection: Connection, services: OperationServices): Promise<boolean> {
  try {
    await identityOf(connection, services)
    return true
  } catch (error) {
    const { message, extensions } = asGraphQLError(error)
    const known = extensions.code === 'UNAUTHENTICATED' || extensions.code === 'SIGNATURE_REQUIRED'
    connection.extra.close(known ? CLOSE_CODES.forbidden : CLOSE_CODES.tryAgainLater, message)
    return false
  }
}

const OPERATION_UNKNOWN = new GraphQLError('The document has no operation of that name.', {
  extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
})

async function prepare(
  connection: Connection,
  payload: SubscribePayload,
  services: OperationServices,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  if (Object.keys(connection.subscriptions).length > services.maxOperations) {
    return [graphqlError('TOO_MANY_SUBSCRIPTIONS')]
  }
  try {
    const identity = await identityOf(connection, services)
    const { operations } = services
    const params = paramsOfBody(payload)
    const query = params instanceof GraphQLError ? params : operations.resolveText(params ?? {})
    if (query instanceof GraphQLError) return [query]
    const document = operations.readDocument(query ?? '')
    if (isErrors(document)) return document
    const { operationName, variables } = payload
    const requested = getOperationAST(document, operationName)
    if (!requested) return [OPERATION_UNKNOWN]
    const tooCostly = operations.checkCost(document, requested, variables ?? undefined)
    if (tooCostly) return [tooCostly]
    const resolved = { query: query ?? '', operationName, variables }
    const operation: Operation = {
      requestId: newRequestId(),
      identity,
      payload: resolved,
      connection,
    }
    const args = { schema: services.schema, document, operationName, variableValues: variables }
    if (requested.operation !== OperationTypeNode.SUBSCRIPTION) {
      return { ...args, contextValue: operation }
    }
    const plan = services.planSubscription({ document, operation: requested, variables })
    if (isErrors(plan)) return plan
    return { ...args, contextValue: { ...operation, plan } }
  } catch (error) {
    return [asGraphQLError(error)]
  }
}

function subscribe(
  { plan, requestId, identity, connection }: Operation,
  services: OperationServices,
) {
  if (!plan) throw new Error('A subscription without a plan')
  return services.runSubscription(plan, {
    requestId,
    identity,
    onOverflow() {
      connection.extra.close(CLOSE_CODES.tooSlow, 'The client does not read its events')
    },
  })
}

async function execute(
  { requestId, identity, payload, connection }: Operation,
  { apollo, createContext }: OperationServices,
): Promise<ExecutionResult> {
  const { query, operationName, variables } = payload
  const { signal } = new AbortController()
  const { body } = await runWithRequest(requestId, () =>
    apollo.executeOperation(
      {
        query,
        ...(operationName != null && { operationName }),
        ...(variables && { variables }),
      },
      { contextValue: createContext(requestId, identity, signal, connection.extra.clientIp) },
    ),
  )
  if (body.kind === 'single') return body.singleResult as ExecutionResult
  throw new Error('Incremental delivery is not offered')
}

const operationOf = (args: ExecutionArgs) => args.contextValue as Operation

/** graphql-ws wraps what a subscription throws. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  return formattedWithCode(
    error.originalError instanceof GraphQLError ? error.originalError : error,
  )
}
