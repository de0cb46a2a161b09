import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { valueOf } from './hostile-values.ts'
import type { Random } from './random.ts'

export interface Operation {
  readonly query: string
  readonly variables: Record<string, unknown>
}

export interface RootField {
  /** Such as `Mutation.login`. */
  readonly coordinate: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly field: GraphQLField<unknown, unknown>
}

export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const types = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  } as const
  return (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
    const type = types[kind]
    return Object.values(type?.getFields() ?? {}).map((field) => ({
      coordinate: `${type?.name ?? ''}.${field.name}`,
      kind,
      field,
    }))
  })
}

/** One root field with all of its arguments as variables, and what it gives, `depth` levels deep. */
export function operationFor(
  { kind, field }: RootField,
  random: Random,
  ids: readonly string[],
  depth = 1 + random.below(3),
): Operation {
  const variables = Object.fromEntries(
    field.args.map(({ name, type }) => [name, valueOf(type, random, ids)]),
  )
  return operationWith({ kind, field }, variables, depth)
}

/** One root field with these arguments; those that are left out have their defaults. */
export function operationWith(
  { kind, field }: Pick<RootField, 'kind' | 'field'>,
  variables: Record<string, unknown>,
  depth = 1,
): Operation {
  const given = field.args.filter(({ name }) => Object.hasOwn(variables, name))
  const declarations = given.map(({ name, type }) => `$${name}: ${String(type)}`)
  const passed = given.map(({ name }) => `${name}: $${name}`)
  const head = declarations.length > 0 ? `(${declarations.join(', ')})` : ''
  const args = passed.length > 0 ? `(${passed.join(', ')})` : ''
  const selection = selectionOf(getNamedType(field.type), depth)
  return { query: `${kind}${head} { ${field.name}${args}${selection} }`, variables }
}

/** Every leaf, and objects down to `depth`; fields that need arguments are left out. */
function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return ''
  if (isUnionType(type)) {
    const members = type.getTypes().map((each) => `... on ${each.name}${selectionOf(each, depth)}`)
    return ` { __typename ${members.join(' ')} }`
  }
  if (!isObjectType(type)) return ' { __typename }'
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some((arg) => isNonNullType(arg.type) && arg.defaultValue == null))
    .flatMap((field) => {
      const inner = getNamedType(field.type)
      if (!isLeafType(inner) && depth <= 0) return []
      return [aliased(type, field.name) + selectionOf(inner, depth - 1)]
    })
  return ` { __typename ${fields.join(' ')} }`
}

/** Members of a union may have one field in different types, which must not meet under one name. */
const aliased = (type: GraphQLNamedType, field: string) => `${type.name}_${field}: ${field}`
