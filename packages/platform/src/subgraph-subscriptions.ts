import type { Server } from 'node:http'
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { createBoundedCache } from './bounded-cache.ts'
import { AppError } from './errors.ts'
import type { IdentitySigner, SignedRequest } from './identity.ts'
import { mapIterator } from './iterators.ts'
import { runWithRequest } from './request-context.ts'

export interface SubgraphSubscriptions<C> {
  readonly server: Server
  readonly path: string
  readonly schema: GraphQLSchema
  readonly createContext: (request: SignedRequest) => C
  readonly identitySigner: IdentitySigner
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

/** Browsers and routers reconnect after this code (RFC 6455: going away). */
const GOING_AWAY = 1001
const CLOSE_LIMIT_MS = 3_000

/**
 * graphql-ws for the router, which multiplexes its clients over few sockets: the socket itself is opened by a
 * service (`connection_init` payload `{ identity }`), each operation names its user in `extensions.identity`.
 */
export function serveSubscriptions<C extends object>(
  options: SubgraphSubscriptions<C>,
): {
  close: () => Promise<void>
} {
  const { server, schema, identitySigner, createContext, formatError } = options
  const sockets = new WebSocketServer({ server, path: options.path, maxPayload: 1024 * 1024 })
  const documents = createDocumentCache(schema)
  const format = (error: GraphQLError) => formatError(error.toJSON(), error)

  const protocol = useServer(
    {
      onConnect({ connectionParams }) {
        return trusts(identitySigner, connectionParams?.identity)
      },
      onSubscribe(_context, _id, payload) {
        try {
          const signed = identitySigner.verify(textOf(payload.extensions?.identity))
          const document = documents(payload.query)
          const problem = subscriptionOnly(document, payload.operationName)
          if (problem) return [problem]
          return {
            schema,
            document,
            operationName: payload.operationName,
            variableValues: payload.variables,
            contextValue: signed,
          }
        } catch (error) {
          return error instanceof InvalidDocument ? error.errors : [asGraphQLError(error)]
        }
      },
      subscribe: (args) => subscribe(args, createContext),
      onError: (_context, _id, _payload, errors) => errors.map(format),
      onNext: (_context, _id, _payload, _args, { data, errors }): FormattedExecutionResult => ({
        ...(data !== undefined && { data }),
        ...(errors && { errors: errors.map(format) }),
      }),
    },
    sockets,
  )
  return { close: () => closeSockets(sockets, protocol) }
}

/**
 * As graphql-js's own, but with a context of its own for each event: a DataLoader that outlived its event
 * would answer with the past.
 */
async function subscribe(
  args: ExecutionArgs,
  createContext: (request: SignedRequest) => object,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const signed = args.contextValue as SignedRequest
  const inContext = <R>(work: (contextValue: object) => R) =>
    runWithRequest(signed.requestId, () => work(createContext(signed)))

  const source = await inContext((contextValue) =>
    createSourceEventStream({ ...args, contextValue }),
  )
  if (!(Symbol.asyncIterator in source)) return source
  return mapIterator(source, (rootValue) =>
    inContext((contextValue) => execute({ ...args, rootValue, contextValue })),
  )
}

function trusts(signer: IdentitySigner, identity: unknown): boolean {
  try {
    return signer.verify(textOf(identity)).identity.kind === 'service'
  } catch {
    return false
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

function subscriptionOnly(document: DocumentNode, name?: string | null): GraphQLError | undefined {
  if (getOperationAST(document, name)?.operation === OperationTypeNode.SUBSCRIPTION)
    return undefined
  return asGraphQLError(new AppError('BAD_USER_INPUT', 'Only subscriptions run over this socket.'))
}

function asGraphQLError(error: unknown): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(cause.message, { originalError: cause })
}

class InvalidDocument extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super('invalid document')
    this.errors = errors
  }
}

const DOCUMENTS = 1_000

/** Parsed and validated documents: the router sends the same few again and again. */
function createDocumentCache(schema: GraphQLSchema): (query: string) => DocumentNode {
  const cache = createBoundedCache<DocumentNode>(DOCUMENTS)
  return (query) => {
    const known = cache.get(query)
    if (known) return known
    const document = parse(query)
    const errors = validate(schema, document)
    if (errors.length > 0) throw new InvalidDocument(errors)
    cache.set(query, document)
    return document
  }
}

async function closeSockets(
  sockets: WebSocketServer,
  protocol: { dispose: () => void | Promise<void> },
): Promise<void> {
  for (const socket of sockets.clients) socket.close(GOING_AWAY, 'going away')
  const limit = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate()
  }, CLOSE_LIMIT_MS)
  await protocol.dispose()
  await new Promise((resolve) => sockets.close(resolve))
  clearTimeout(limit)
}
