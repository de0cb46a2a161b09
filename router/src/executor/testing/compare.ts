import {
  type FieldNode,
  type GraphQLError,
  Kind,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql'
import { answerJson } from '../answer.ts'
import { createExecutor, type Executor } from '../executor.ts'
import type { JsonObject, SubgraphTransport } from '../transport/transport.ts'
import type { Fixture } from './fixtures.ts'
import { createWorld } from './mock-data.ts'
import { createMockSubgraph, type ExecuteMock, type Weather } from './mock-subgraph.ts'
import {
  createStockGateway,
  EVALUATED_PLANS,
  type StockAnswer,
  type StockGateway,
} from './stock-gateway.ts'

export interface Rivals {
  readonly executor: Executor<Weather>
  readonly stock: StockGateway
  /** Requests that the executor sent. */
  readonly sent: { subgraph: string; body: string }[]
}

export function createMocks(fixture: Fixture): ReadonlyMap<string, ExecuteMock> {
  const world = createWorld(fixture)
  return new Map(
    [...fixture.subgraphs].map(([name, sdl]) => [name, createMockSubgraph(name, sdl, world)]),
  )
}

/** Subgraphs in this process; what is sent is kept in `sent`. */
export function mockTransport(
  mocks: ReadonlyMap<string, ExecuteMock>,
  sent: Rivals['sent'] = [],
): SubgraphTransport<Weather> {
  return {
    async fetch({ subgraph, body, context }) {
      sent.push({ subgraph, body })
      const { query, variables } = JSON.parse(body) as { query: string; variables: JsonObject }
      const ask = mocks.get(subgraph)
      if (!ask) throw new Error(`No subgraph ${subgraph}`)
      return await ask(query, variables, context)
    },
  }
}

export function createRivals(fixture: Fixture): Rivals {
  const mocks = createMocks(fixture)
  const sent: Rivals['sent'] = []
  const transport = mockTransport(mocks, sent)
  const executor = createExecutor({
    supergraphSdl: fixture.supergraphSdl,
    transport,
    maxEvaluatedPlans: EVALUATED_PLANS,
  })
  return { executor, stock: createStockGateway(fixture, mocks), sent }
}

/** undefined when both answer alike; otherwise what differs. */
export async function difference(
  rivals: Rivals,
  query: string,
  variables: JsonObject,
  weather: Weather,
): Promise<string | undefined> {
  const { executor, stock } = rivals
  const theirs = await stock(query, variables, { ...weather })
  const compiled = executor.plan({ document: parse(query), variables })
  const answer = await executor.execute(compiled, { variables, context: { ...weather } })
  const ours = { data: answer.data, json: JSON.parse(answerJson(answer)) as { data: unknown } }
  const theirData = JSON.stringify(theirs.data)
  // The stock gateway joins fragments before it orders fields; ours are in the order that GraphQL asks for.
  if (ours.data !== theirData && sorted(ours.json.data) !== sorted(theirs.data)) {
    // It also leaves out fields under an interface's fragment where it was not told the type: tell it, then.
    const typed = withTypenames(query)
    if (typed !== query && isPartOf(theirs.data, ours.json.data)) {
      return await difference(rivals, typed, variables, weather)
    }
    return `data:\n  ours   ${ours.data ?? ''}\n  theirs ${theirData}`
  }
  return compareErrors(answer.errors, theirs, ours.json.data)
}

/** The same operation, which asks for the type of every object. */
function withTypenames(query: string): string {
  const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
  const asksForIt = (node: SelectionNode) =>
    node.kind === Kind.FIELD && !node.alias && node.name.value === '__typename'
  const typed = visit(parse(query), {
    SelectionSet: (set) =>
      set.selections.some(asksForIt)
        ? undefined
        : { ...set, selections: [typename, ...set.selections] },
  })
  return print(typed) === print(parse(query)) ? query : print(typed)
}

/** Is all that `part` says said by `whole` too? */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null) return part === whole
  if (typeof whole !== 'object' || whole === null) return false
  if (Array.isArray(part) && (!Array.isArray(whole) || whole.length !== part.length)) return false
  return Object.entries(part).every(
    ([key, value]) => key in whole && isPartOf(value, (whole as JsonObject)[key]),
  )
}

function compareErrors(
  errors: readonly GraphQLError[],
  theirs: StockAnswer,
  data: unknown,
): string | undefined {
  const faults = errors.filter((error) => error.extensions.code === 'SUBGRAPH_INVALID_RESPONSE')
  const fetched = errors.filter((error) => !faults.includes(error))
  const expected = theirs.errors ?? []
  const onlyOurs = without(fetched, expected)
  const onlyTheirs = without(expected, fetched)
  if (!areAlternatives(onlyOurs, onlyTheirs, data)) {
    const texts = (some: readonly GraphQLError[]) => some.map(textOf).sort().join('\n')
    return `errors:\n  ours\n${texts(fetched)}\n  theirs\n${texts(expected)}`
  }
  const theirFaults = theirs.extensions?.valueCompletion ?? []
  // Where `__typename` is not known theirs nulls the object without a word.
  if (theirFaults.length > 0 && faults.length === 0) {
    return `faults:\n  ours ${JSON.stringify(faults)}\n  theirs ${JSON.stringify(theirFaults)}`
  }
  const misplaced = fetched.find(({ path }) => path && !leadsToLack(data, path))
  return misplaced && `path of an error leads to a value: ${JSON.stringify(misplaced)}`
}

/** What is left of `errors` when each of the others is taken out once. */
function without(errors: readonly GraphQLError[], others: readonly GraphQLError[]) {
  const texts = others.map(textOf)
  return errors.filter((error) => {
    const at = texts.indexOf(textOf(error))
    if (at >= 0) texts.splice(at, 1)
    return at < 0
  })
}

/**
 * Where several errors null one parent, GraphQL lets a subgraph report any of them: which one depends on the order of fields in
 * the fetch, and planners differ in it.
 */
function areAlternatives(
  ours: readonly GraphQLError[],
  theirs: readonly GraphQLError[],
  data: unknown,
): boolean {
  const subgraphs = (errors: readonly GraphQLError[]) =>
    errors
      .map(({ extensions }) => String(extensions.serviceName))
      .sort()
      .join()
  const isBelowNull = ({ path }: GraphQLError) =>
    path !== undefined && valueAt(data, path.slice(0, -1)) === null
  return subgraphs(ours) === subgraphs(theirs) && ours.every(isBelowNull)
}

/** Null where something on the way is. */
function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce(
    (value, key) => (value === null ? null : (value as JsonObject | undefined)?.[key]),
    data,
  )
}

function textOf({ message, extensions }: GraphQLError): string {
  return sorted([message, extensions])
}

/** JSON with the keys of objects in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** An error explains a null at its path or above it, or what an entity at its path lacks. */
function leadsToLack(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data
  for (const key of path) {
    if (value === null || value === undefined) return true
    value = (value as JsonObject)[key]
  }
  return typeof value === 'object' || value === undefined
}
