import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import type { JsonObject } from '../transport/transport.ts'
import { createRandom, type Random } from './random.ts'

export interface GeneratedOperation {
  readonly query: string
  readonly variables: JsonObject
}

interface Draft {
  readonly schema: GraphQLSchema
  readonly random: Random
  readonly definitions: string[]
  readonly variables: JsonObject
  readonly fragments: Map<string, string>
  /** How many more fields it may have. */
  budget: number
}

/** A valid operation over a schema, the same for the same seed. */
export function generateOperation(
  schema: GraphQLSchema,
  seed: number,
  kind: 'query' | 'mutation' | 'subscription' = 'query',
): GeneratedOperation {
  for (let attempt = 0; ; attempt++) {
    const generated = draftOperation(schema, createRandom(seed * 1_000 + attempt), kind)
    // Fields of one key may disagree: then another draft.
    if (validate(schema, parse(generated.query)).length === 0) return generated
  }
}

function draftOperation(
  schema: GraphQLSchema,
  random: Random,
  kind: 'query' | 'mutation' | 'subscription',
): GeneratedOperation {
  const draft: Draft = {
    schema,
    random,
    definitions: [],
    variables: {},
    fragments: new Map(),
    budget: 8 + random.int(40),
  }
  const root =
    kind === 'query'
      ? schema.getQueryType()
      : kind === 'mutation'
        ? schema.getMutationType()
        : schema.getSubscriptionType()
  if (!root) throw new Error(`The schema has no ${kind}`)
  const fields = Object.values(root.getFields())
  const count = kind === 'subscription' ? 1 : 1 + random.int(3)
  const selections = Array.from({ length: count }, () => draftField(draft, random.pick(fields), 0))
  if (kind !== 'subscription' && random.chance(0.1)) selections.push('__typename')
  const variables = draft.definitions.length > 0 ? `(${draft.definitions.join(', ')})` : ''
  const name = random.chance(0.5) || variables ? ' Generated' : ''
  const query = [
    `${kind}${name}${variables} { ${selections.join(' ')} }`,
    ...draft.fragments.values(),
  ].join('\n')
  return { query, variables: draft.variables }
}

function draftSelectionSet(draft: Draft, type: GraphQLCompositeType, depth: number): string {
  const { random, schema } = draft
  const selections: string[] = []
  const fields = isUnionType(type) ? [] : Object.values(type.getFields())
  const usable = fields.filter((field) => depth < 5 || !isCompositeType(getNamedType(field.type)))
  const count = usable.length === 0 ? 0 : 1 + random.int(Math.min(4, usable.length))
  for (let i = 0; i < count && draft.budget > 0; i++) {
    selections.push(draftField(draft, random.pick(usable), depth))
  }
  if (!isObjectType(type)) {
    const possible = schema.getPossibleTypes(type)
    for (const member of possible) {
      if (random.chance(0.5) && draft.budget > 0) {
        selections.push(draftFragment(draft, member, depth))
      }
    }
  } else if (random.chance(0.15)) {
    const [first] = type.getInterfaces()
    selections.push(draftFragment(draft, first && random.chance(0.5) ? first : type, depth))
  }
  if (selections.length === 0 || random.chance(0.15)) {
    selections.push(random.chance(0.3) ? 'kind_: __typename' : '__typename')
  }
  return `{ ${selections.join(' ')} }`
}

function draftFragment(draft: Draft, type: GraphQLCompositeType, depth: number): string {
  const { random, fragments } = draft
  const condition = draftCondition(draft)
  const set = () => draftSelectionSet(draft, type, depth)
  if (random.chance(0.6)) return `... on ${type.name}${condition} ${set()}`
  const known = [...fragments.keys()].find((name) => name.startsWith(`${type.name}_`))
  if (known && random.chance(0.5)) return `...${known}${condition}`
  const selectionSet = set()
  const name = `${type.name}_${fragments.size}`
  fragments.set(name, `fragment ${name} on ${type.name} ${selectionSet}`)
  return `...${name}${condition}`
}

function draftField(draft: Draft, field: GraphQLField<unknown, unknown>, depth: number): string {
  const { random } = draft
  draft.budget -= 1
  const named = getNamedType(field.type)
  const given = field.args.flatMap((argument) => draftArgument(draft, argument) ?? [])
  const alias = random.chance(0.2) ? `a${random.int(6)}: ` : ''
  const list = given.length > 0 ? `(${given.join(', ')})` : ''
  const inner = isCompositeType(named) ? ` ${draftSelectionSet(draft, named, depth + 1)}` : ''
  return `${alias}${field.name}${list}${draftCondition(draft)}${inner}`
}

function draftArgument(draft: Draft, argument: GraphQLArgument): string | undefined {
  const { random } = draft
  if (!isRequiredArgument(argument) && random.chance(0.5)) return undefined
  if (random.chance(0.3)) return `${argument.name}: ${draftVariable(draft, argument.type)}`
  return `${argument.name}: ${literal(draftValue(random, argument.type), argument.type)}`
}

function draftVariable(draft: Draft, type: GraphQLInputType): string {
  const { random, definitions, variables } = draft
  const name = `v${definitions.length}`
  const value = draftValue(random, type)
  const withDefault = random.chance(0.3) && value !== null
  definitions.push(`$${name}: ${String(type)}${withDefault ? ` = ${literal(value, type)}` : ''}`)
  const optional = withDefault || !isNonNullType(type)
  if (!optional || random.chance(0.7)) variables[name] = value
  return `$${name}`
}

function draftCondition(draft: Draft): string {
  const { random, definitions, variables } = draft
  if (!random.chance(0.08)) return ''
  const directive = random.chance(0.5) ? 'include' : 'skip'
  if (random.chance(0.3)) return ` @${directive}(if: ${String(random.chance(0.5))})`
  const known = definitions.find((definition) => definition.startsWith('$b'))
  if (known && random.chance(0.6)) return ` @${directive}(if: ${known.split(':')[0] ?? ''})`
  const name = `b${definitions.length}`
  const withDefault = random.chance(0.3)
  definitions.push(`$${name}: Boolean!${withDefault ? ' = true' : ''}`)
  if (!withDefault || random.chance(0.5)) variables[name] = random.chance(0.6)
  return ` @${directive}(if: $${name})`
}

/** A value as JSON has it. */
function draftValue(random: Random, type: GraphQLInputType): unknown {
  if (!isNonNullType(type) && random.chance(0.1)) return null
  const present = getNullableType(type)
  if (isListType(present)) {
    return Array.from({ length: random.int(3) }, () => draftValue(random, present.ofType))
  }
  if (isEnumType(present)) return random.pick(present.getValues()).name
  if (isInputObjectType(present)) {
    const fields = Object.values(present.getFields())
    const given = fields.filter((field) => isRequiredInputField(field) || random.chance(0.5))
    return Object.fromEntries(given.map((field) => [field.name, draftValue(random, field.type)]))
  }
  switch (present.name) {
    case 'Int':
      return random.int(9)
    case 'Float':
      return random.int(90) / 8
    case 'Boolean':
      return random.chance(0.5)
    case 'ID':
      return `id-${random.int(9)}`
    default:
      return random.pick(['plain', 'with "quotes"', 'é\n$x', ''])
  }
}

/** A value as a document has it. */
function literal(value: unknown, type: GraphQLInputType): string {
  const present = getNullableType(type)
  if (value === null || value === undefined) return 'null'
  if (isListType(present)) {
    return `[${(value as unknown[]).map((item) => literal(item, present.ofType)).join(', ')}]`
  }
  if (isEnumType(present)) return value as string
  if (!isInputObjectType(present)) return JSON.stringify(value)
  const fields = present.getFields()
  const entries = Object.entries(value as JsonObject).flatMap(([name, inner]) => {
    const field = fields[name]
    return field ? [`${name}: ${literal(inner, field.type)}`] : []
  })
  return `{${entries.join(', ')}}`
}
