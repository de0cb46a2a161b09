import type { ApolloServer } from '@apollo/server'
import type { CreateContext, RouterContext } from '../context.ts'
import type { DocumentLimits } from '../documents/limits.ts'
import type { ResolveOperationText } from '../documents/operation-texts.ts'
import { createOperations, type Operations } from '../documents/operations.ts'
import { createExecutor, type Executor } from '../executor/executor.ts'
import type { SubgraphTransport } from '../executor/transport/transport.ts'
import {
  createSubscriptionPlanner,
  type PlanSubscription,
} from '../subscriptions/subscription-plan.ts'
import { requireSignatures, type SignedRequests } from '../signatures/signed-requests.ts'
import { directTraffic, type Traffic } from '../traffic/traffic.ts'
import { type ApolloOptions, createApollo } from './apollo.ts'
import { createGateway } from './gateway.ts'

/** All that depends on the supergraph, made anew for each one. */
export interface Generation {
  readonly executor: Executor<RouterContext>
  readonly operations: Operations
  readonly apollo: ApolloServer<RouterContext>
  readonly planSubscription: PlanSubscription
  /** Begins work on this generation; the returned function ends it. */
  enter(): () => void
  /** Lets go of it once the work under way has ended. */
  retire(): Promise<void>
}

export interface GenerationServices extends Pick<
  ApolloOptions,
  'introspection' | 'formatError' | 'logger'
> {
  readonly subgraphUrls: Readonly<Record<string, string>>
  readonly transport: SubgraphTransport<RouterContext>
  readonly traffic: Traffic
  readonly createContext: CreateContext
  /** Undefined where no signatures are looked at. */
  readonly signed?: SignedRequests | undefined
  readonly documentLimits: DocumentLimits
  readonly resolveText: ResolveOperationText
}

/** @throws when the SDL is no supergraph, or names a subgraph that nobody gave the address of */
export async function createGeneration(
  supergraphSdl: string,
  services: GenerationServices,
): Promise<Generation> {
  const { introspection, transport, traffic, createContext, documentLimits: limits } = services
  const compiled = createExecutor({ supergraphSdl, transport })
  const directed = directTraffic(compiled, traffic, createContext)
  const executor = services.signed ? requireSignatures(directed, services.signed) : directed
  checkUrls(executor, services.subgraphUrls)
  const { schema } = executor
  const { resolveText } = services
  const operations = createOperations({ schema, introspection, limits, resolveText })
  const apollo = createApollo({ ...services, gateway: createGateway(executor), operations })
  await apollo.start()
  const planSubscription = createSubscriptionPlanner(executor)
  return { executor, operations, apollo, planSubscription, ...countWork(() => apollo.stop()) }
}

/** @throws Error naming a subgraph that nobody gave the address of */
function checkUrls(
  { subgraphs }: Executor<RouterContext>,
  urls: GenerationServices['subgraphUrls'],
): void {
  const unknown = subgraphs.find(({ name }) => !Object.hasOwn(urls, name))
  if (unknown) throw new Error(`The supergraph names a subgraph without a URL: ${unknown.name}`)
}

function countWork(close: () => Promise<void>): Pick<Generation, 'enter' | 'retire'> {
  let wake: (() => void) | undefined
  let underWay = 0
  const leave = () => {
    underWay--
    if (underWay === 0) wake?.()
  }
  return {
    enter() {
      underWay++
      return leave
    },
    async retire() {
      if (underWay > 0) await new Promise<void>((resolve) => (wake = resolve))
      await close()
    },
  }
}
