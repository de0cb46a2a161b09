import type { Identity } from '@floodgate/platform/identity'
import { runWithRequest } from '@floodgate/platform/request-context'
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql'
import type { ServerOptions, SubscribePayload } from 'graphql-ws'
import type { CreateContext } from '../context.ts'
import { isErrors } from '../documents/operations.ts'
import { asGraphQLError, formattedWithCode, graphqlError } from '../errors.ts'
import { NEVER_ABORTED } from '../executor/transport/cancel-signal.ts'
import type { Generation } from '../graph/generation.ts'
import { readOperation, type ReadOperation } from '../graph/read-operation.ts'
import { paramsOfBody } from '../http/operation-params.ts'
import { newRequestId } from '../http/request-id.ts'
import type { Authenticate } from '../session/authenticate.ts'
import { authorizationOf } from '../session/caller-authorization.ts'
import { takeFor, type Usage } from '../session/usage.ts'
import type { SubscriptionHub } from '../subscriptions/subscription-hub.ts'
import type { SubscriptionPlan } from '../subscriptions/subscription-plan.ts'
import {
  admitConnection,
  type AdmissionServices,
  type Connection,
  credentialOf,
} from './admission.ts'
import type { ConnectionExtra } from './connection.ts'
import { streamToSocket } from './subscription-stream.ts'

export interface OperationServices extends AdmissionServices {
  /** The supergraph as it is now. */
  readonly graph: () => Generation
  readonly authenticate: Authenticate
  readonly createContext: CreateContext
  readonly hub: SubscriptionHub
  /** Subscriptions of each user. */
  readonly subscriptions: Usage
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
  /** Operations that one connection may have under way. */
  readonly maxOperations: number
}

/** What an operation carries from `onSubscribe` to its execution. */
interface Operation {
  readonly id: string
  readonly requestId: string
  readonly identity: Identity
  readonly read: ReadOperation
  readonly connection: Connection
  readonly plan?: SubscriptionPlan
  /** Gives the user's subscription back. */
  readonly release?: () => void
}

type Hooks = ServerOptions<Record<string, unknown>, ConnectionExtra>

/** The graphql-ws side of the router: subscriptions by their plan, queries and mutations through Apollo Server. */
export function createOperationHooks(services: OperationServices): Hooks {
  const format = (error: GraphQLError) => services.formatError(formatted(error), error)

  return {
    connectionInitWaitTimeout: 5_000,
    onConnect: (connection) => admitConnection(connection, services),
    onSubscribe: (connection, id, payload) => prepare(connection, id, payload, services),
    subscribe: (args) => subscribe(operationOf(args), services),
    execute: (args) => execute(operationOf(args), services),
    onError: (_connection, _id, _payload, errors) => errors.map(format),
    onNext(_connection, _id, _payload, _args, { data, errors, extensions }) {
      // Of queries and mutations alone, whose errors Apollo Server has formatted.
      return {
        ...(data !== undefined && { data }),
        ...(extensions && { extensions }),
        ...(errors && { errors: errors as readonly GraphQLFormattedError[] }),
      }
    },
  }
}

async function prepare(
  connection: Connection,
  id: string,
  payload: SubscribePayload,
  services: OperationServices,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  if (Object.keys(connection.subscriptions).length > services.maxOperations) {
    return [graphqlError('TOO_MANY_SUBSCRIPTIONS')]
  }
  try {
    const identity = await services.authenticate(credentialOf(connection))
    services.signed?.checkAccount(identity, undefined)
    const { operations, executor, planSubscription } = services.graph()
    const read = readOperation(operations, paramsOfBody(payload))
    if (isErrors(read)) return read
    const { document, operation, operationName, variables } = read
    const basis = { id, requestId: newRequestId(), identity, read, connection }
    const { schema } = executor
    const args = { schema, document, operationName, variableValues: variables }
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      return { ...args, contextValue: basis satisfies Operation }
    }
    const plan = planSubscription({
      ...{ document, operation, variables },
      authorization: authorizationOf(identity),
    })
    if (isErrors(plan)) return plan
    const release = takeFor(identity, services.subscriptions)
    if (!release) return [graphqlError('TOO_MANY_SUBSCRIPTIONS')]
    return { ...args, contextValue: { ...basis, plan, release } satisfies Operation }
  } catch (error) {
    return [asGraphQLError(error)]
  }
}

function subscribe(
  { id, plan, release, requestId, identity, read, connection }: Operation,
  { hub }: OperationServices,
) {
  if (!plan) throw new Error('A subscription without a plan')
  const { query, operationName, variables } = read
  const subscriber = { identity, requestId, text: { query, operationName, variables } }
  return streamToSocket(connection.extra, id, {
    begin: (outlet) => hub.join(plan, subscriber, outlet),
    onOver: release,
  })
}

async function execute(
  { requestId, identity, read, connection }: Operation,
  { graph, createContext }: OperationServices,
): Promise<ExecutionResult> {
  const { query, operationName, variables } = read
  const { clientIp } = connection.extra
  const generation = graph()
  const done = generation.enter()
  try {
    const { body } = await runWithRequest(requestId, () =>
      generation.apollo.executeOperation(
        {
          query,
          ...(operationName !== undefined && { operationName }),
          ...(variables && { variables }),
        },
        { contextValue: createContext(requestId, identity, NEVER_ABORTED, clientIp) },
      ),
    )
    if (body.kind === 'single') return body.singleResult as ExecutionResult
    throw new Error('Incremental delivery is not offered')
  } finally {
    done()
  }
}

const operationOf = (args: ExecutionArgs) => args.contextValue as Operation

/** graphql-ws wraps what a subscription throws. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  return formattedWithCode(
    error.originalError instanceof GraphQLError ? error.originalError : error,
  )
}
