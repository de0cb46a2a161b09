import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, type GraphQLFormattedError, parse } from 'graphql'
import { answerJson } from '../answer.ts'
import type { Authorization } from '../authorization/rules.ts'
import { createExecutor, type Executor } from '../executor.ts'
import type { JsonObject, SubgraphAnswer, SubgraphTransport } from '../transport/transport.ts'
import { compose } from './fixtures.ts'

export interface SentRequest {
  readonly subgraph: string
  readonly query: string
  readonly variables: JsonObject
}

export interface TestAnswer {
  readonly data?: unknown
  readonly errors?: readonly GraphQLFormattedError[]
}

/** A subgraph that runs in this process. */
export interface TestSubgraph {
  readonly sdl: string
  readonly resolvers?: Readonly<Record<string, object>>
}

/** Looks at a request, and may answer in its subgraph's place. */
export type Intercept = (
  request: SentRequest,
) => SubgraphAnswer | undefined | Promise<SubgraphAnswer | undefined>

const HEAD =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy", "@context", "@fromContext", "@composeDirective"])\n'

/** For the head of a subgraph that has `@cacheControl`. */
export const CACHE_CONTROL = `
extend schema
  @link(url: "https://floodgate.example/cacheControl/v1.0", import: ["@cacheControl"])
  @composeDirective(name: "@cacheControl")
directive @cacheControl(maxAge: Int, scope: cacheControl__Scope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
enum cacheControl__Scope { PUBLIC PRIVATE }
`

export const composeSdl = (subgraphs: Readonly<Record<string, string>>) =>
  compose('test', new Map(Object.entries(subgraphs).map(([name, sdl]) => [name, HEAD + sdl])))

/** An executor over real subgraphs, whose answers are parsed as if they had come by HTTP. */
export function createTestExecutor(
  subgraphs: Readonly<Record<string, TestSubgraph>>,
  intercept: Intercept = () => undefined,
  edit: (supergraphSdl: string) => string = (sdl) => sdl,
): { executor: Executor<undefined>; sent: SentRequest[] } {
  const sent: SentRequest[] = []
  const schemas = new Map(
    Object.entries(subgraphs).map(([name, { sdl, resolvers = {} }]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(HEAD + sdl), resolvers: resolvers as Resolvers }]),
    ]),
  )
  const transport: SubgraphTransport<undefined> = {
    async fetch({ subgraph, body }) {
      const request = { subgraph, ...(JSON.parse(body) as Omit<SentRequest, 'subgraph'>) }
      sent.push(request)
      const schema = schemas.get(subgraph)
      if (!schema) throw new Error(`No subgraph ${subgraph}`)
      const { query: source, variables: variableValues } = request
      const answer =
        (await intercept(request)) ?? (await graphql({ schema, source, variableValues }))
      return JSON.parse(JSON.stringify(answer)) as SubgraphAnswer
    },
  }
  const sdls = Object.entries(subgraphs).map(([name, { sdl }]) => [name, sdl])
  const { supergraphSdl } = composeSdl(Object.fromEntries(sdls) as Record<string, string>)
  return { executor: createExecutor({ supergraphSdl: edit(supergraphSdl), transport }), sent }
}

type Resolvers = NonNullable<
  Extract<
    Parameters<typeof buildSubgraphSchema>[0],
    readonly unknown[]
  >[number] extends infer Module
    ? Module extends { resolvers?: infer R }
      ? R
      : never
    : never
>

export async function ask(
  executor: Executor<undefined>,
  query: string,
  options: { variables?: JsonObject; authorization?: Authorization; signal?: AbortSignal } = {},
): Promise<TestAnswer> {
  const { variables, authorization, signal } = options
  const compiled = executor.plan({ document: parse(query), variables, authorization })
  const answer = await executor.execute(compiled, { variables, context: undefined, signal })
  return JSON.parse(answerJson(answer)) as TestAnswer
}
