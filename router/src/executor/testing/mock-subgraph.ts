import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  execute,
  getNamedType,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import type { JsonObject, SubgraphAnswer } from '../transport/transport.ts'
import type { World } from './mock-data.ts'
import { hash } from './random.ts'

/** How often things go wrong; 0 to 1 each. */
export interface Weather {
  readonly nulls: number
  readonly errors: number
  /** Counts what mutations did: later ones see it. */
  changes: number
}

/** An object of the mock: which it is, and what was said of it in a representation. */
interface Mock {
  readonly __typename: string
  readonly seed: string
  /** Entities only: which of its type. */
  readonly number: number | undefined
  readonly told: JsonObject
}

export type ExecuteMock = (
  query: string,
  variables: JsonObject,
  weather: Weather,
) => Promise<SubgraphAnswer>

/** How many entities there are of a type. */
const ENTITIES = 12

/**
 * A subgraph that answers everything its schema has, by data that depend on nothing but the entity, the field, its
 * arguments and, for `@requires`, on what was required: an answer is right or wrong, never a matter of luck.
 */
export function createMockSubgraph(name: string, sdl: string, world: World): ExecuteMock {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }])
  const documents = new Map<string, ReturnType<typeof parse>>()
  addResolvers(name, schema, world)
  return async (query, variables, weather) => {
    const document = documents.get(query) ?? parse(query)
    documents.set(query, document)
    const result = await execute({
      schema,
      document,
      variableValues: variables,
      contextValue: weather,
    })
    // As over the wire: plain objects that nobody shares.
    return JSON.parse(JSON.stringify(result)) as SubgraphAnswer
  }
}

function addResolvers(subgraph: string, schema: GraphQLSchema, world: World): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value) => (value as Mock).__typename
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_service' || field.name === '_entities') continue
      field.resolve = resolveField(subgraph, schema, world)
    }
  }
  const entities = schema.getQueryType()?.getFields()._entities
  if (entities) {
    entities.resolve = (_source, { representations }: { representations: JsonObject[] }, weather) =>
      representations.map((told) => resolveEntity(told, schema, world, weather as Weather))
  }
}

function resolveEntity(
  told: JsonObject,
  schema: GraphQLSchema,
  world: World,
  weather: Weather,
): Mock | null | Error {
  const asked = String(told.__typename)
  const number = numberIn(told, world)
  const siblings = world.possibleTypes(asked)
  const isInterface = number !== undefined && isAbstractType(schema.getType(asked))
  const type = isInterface ? (siblings[number % siblings.length] ?? asked) : asked
  if (number === undefined) return new GraphQLError(`${type}: no key in ${JSON.stringify(told)}`)
  const luck = hash(`entity ${type} ${number}`) % 97
  if (luck < weather.errors * 97) return new GraphQLError(`entity ${type} ${number} failed`)
  if (luck > 97 - weather.nulls * 97) return null
  return entity(type, number, told)
}

/** Keys end in the entity's number, whichever of its keys it is. */
function numberIn(told: JsonObject, world: World): number | undefined {
  for (const [field, value] of Object.entries(told)) {
    if (field === '__typename' || !world.isKey('', field)) continue
    if (typeof value === 'number') return value
    if (typeof value === 'string') return Number(/\d+$/.exec(value)?.[0])
    if (typeof value === 'object' && value !== null) return numberIn(value as JsonObject, world)
  }
  return undefined
}

function entity(type: string, number: number, told: JsonObject = {}): Mock {
  // An interface's object (`@interfaceObject`) has to be the same as the one behind it.
  return { __typename: type, seed: `#${number}`, number, told }
}

function resolveField(
  subgraph: string,
  schema: GraphQLSchema,
  world: World,
): GraphQLFieldResolver<Mock | undefined, Weather> {
  return (source, args, weather, info) => {
    const { fieldName, parentType, returnType } = info
    const told = source?.told[fieldName]
    const external = told !== undefined && !world.isKey(parentType.name, fieldName)
    if (external && isLeafValue(told)) return told
    const isMutation = parentType === schema.getMutationType()
    if (isMutation) weather.changes += 1
    const owner = source?.number === undefined ? parentType.name : ''
    const seed = [
      source?.seed ?? '',
      owner,
      fieldName,
      JSON.stringify(args),
      requiredText(world.requires(subgraph, parentType.name, fieldName), source?.told),
      isMutation ? weather.changes : '',
    ].join('|')
    if (source?.number !== undefined && world.isKey(parentType.name, fieldName)) {
      return keyValue(returnType, fieldName, source)
    }
    return valueOf(returnType, seed, { schema, world, weather, info })
  }
}

const isLeafValue = (value: unknown) => typeof value !== 'object' || value === null

function requiredText(names: readonly string[], told: JsonObject | undefined): string {
  return names.map((name) => `${name}=${JSON.stringify(told?.[name])}`).join()
}

/** The key of an entity, or an object in its key. */
function keyValue(type: GraphQLOutputType, field: string, { number, told }: Mock): unknown {
  const named = getNamedType(type)
  if (isObjectType(named)) {
    const inner = told[field]
    return entity(named.name, number ?? 0, isLeafValue(inner) ? {} : (inner as JsonObject))
  }
  return named.name === 'Int' ? number : `${field}-${number}`
}

interface Maker {
  readonly schema: GraphQLSchema
  readonly world: World
  readonly weather: Weather
  readonly info: GraphQLResolveInfo
}

function valueOf(type: GraphQLOutputType, seed: string, maker: Maker): unknown {
  const { weather, info } = maker
  const luck = (hash(`luck ${seed}`) % 1000) / 1000
  if (luck < weather.errors) {
    throw new GraphQLError(`${info.parentType.name}.${info.fieldName} failed at ${seed}`, {
      extensions: { code: 'MOCK', seed },
    })
  }
  if (isNonNullType(type)) return presentValueOf(type.ofType, seed, maker)
  return luck > 1 - weather.nulls ? null : presentValueOf(type, seed, maker)
}

function presentValueOf(type: GraphQLOutputType, seed: string, maker: Maker): unknown {
  if (isNonNullType(type)) return presentValueOf(type.ofType, seed, maker)
  if (isListType(type)) {
    const length = hash(`length ${seed}`) % 4
    return Array.from({ length }, (_, i) => valueOf(type.ofType, `${seed}[${i}]`, maker))
  }
  if (isEnumType(type)) {
    const values = type.getValues()
    return values[hash(seed) % values.length]?.name
  }
  if (isObjectType(type)) return objectOf(type.name, seed, maker.world)
  if (isAbstractType(type)) {
    const here = maker.schema.getPossibleTypes(type)
    const chosen = here[hash(`type ${seed}`) % here.length]
    return chosen && objectOf(chosen.name, seed, maker.world)
  }
  return scalarOf(type.name, seed)
}

function objectOf(type: string, seed: string, world: World): Mock {
  if (!world.isEntity(type)) return { __typename: type, seed, number: undefined, told: {} }
  return entity(type, numberFor(type, hash(seed) % ENTITIES, world))
}

/** An entity interface's number alone has to tell the type, as `@interfaceObject` knows no more. */
function numberFor(type: string, n: number, world: World): number {
  const siblings = world.siblings(type)
  if (siblings.length === 0) return n
  return n - (n % siblings.length) + siblings.indexOf(type)
}

function scalarOf(type: string, seed: string): unknown {
  const h = hash(seed)
  switch (type) {
    case 'Int':
      return h % 1000
    case 'Float':
      return (h % 1000) / 8
    case 'Boolean':
      return h % 2 === 0
    case 'DateTime':
      return new Date(h * 1000).toISOString()
    case 'CurrencyCode':
      return ['EUR', 'USD', 'JPY'][h % 3]
    case 'JSON':
      return { h, nested: [h % 2 === 0, null] }
    default:
      return `${type} "${h}" é\n`
  }
}
