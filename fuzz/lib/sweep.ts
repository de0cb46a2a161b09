import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { HOSTILE_TEXTS } from './hostile-values.ts'
import { type Operation, operationWith, type RootField } from './operations.ts'

const TEXTUAL = ['ID', 'String', 'DateTime', 'CurrencyCode']
const DEEPEST = 5

/** Every argument and input field of every operation that holds a text, one at a time, with every hostile text; the rest is as it should be. */
export function* sweepOf(
  fields: readonly RootField[],
  ids: readonly string[],
): Generator<Operation> {
  for (const root of fields) {
    for (const target of root.field.args.flatMap((arg) => pathsIn(arg.type, arg.name))) {
      for (const text of HOSTILE_TEXTS) {
        yield operationWith(root, valuesOf(root.field.args, { target, text, ids }))
      }
    }
  }
}

/** What the arguments of an operation have to be for it to be valid, and no more. */
export function plainVariables(
  { field }: RootField,
  ids: readonly string[],
): Record<string, unknown> {
  return valuesOf(field.args, { target: '', text: '', ids })
}

interface Aim {
  /** Such as `input.items.productId`. */
  readonly target: string
  readonly text: string
  readonly ids: readonly string[]
}

function pathsIn(type: GraphQLInputType, path: string, depth = 0): string[] {
  const inner = getNullableType(type)
  if (depth > DEEPEST) return []
  if (isListType(inner)) return pathsIn(inner.ofType, path, depth + 1)
  if (isInputObjectType(inner)) {
    return Object.values(inner.getFields()).flatMap((field) =>
      pathsIn(field.type, `${path}.${field.name}`, depth + 1),
    )
  }
  return !isEnumType(inner) && TEXTUAL.includes(inner.name) ? [path] : []
}

/** What has to be there, and what leads to the target. */
function valuesOf(
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  aim: Aim,
  prefix = '',
): Record<string, unknown> {
  const wanted = fields.filter((field) => {
    const path = `${prefix}${field.name}`
    return isNeeded(field) || aim.target === path || aim.target.startsWith(`${path}.`)
  })
  return Object.fromEntries(
    wanted.map((field) => [field.name, valueAt(field.type, `${prefix}${field.name}`, aim)]),
  )
}

const isNeeded = ({ type, defaultValue }: GraphQLArgument | GraphQLInputField) =>
  isNonNullType(type) && defaultValue === undefined

function valueAt(type: GraphQLInputType, path: string, aim: Aim): unknown {
  const inner = getNullableType(type)
  if (isListType(inner)) return [valueAt(inner.ofType, path, aim)]
  if (isInputObjectType(inner)) return valuesOf(Object.values(inner.getFields()), aim, `${path}.`)
  if (isEnumType(inner)) return inner.getValues()[0]?.name
  return path === aim.target ? aim.text : plainValue(inner.name, aim.ids)
}

function plainValue(name: string, ids: readonly string[]): unknown {
  switch (name) {
    case 'Int':
    case 'Float':
      return 1
    case 'Boolean':
      return true
    case 'ID':
      return ids[0]
    case 'DateTime':
      return '2030-01-01T00:00:00.000Z'
    case 'CurrencyCode':
      return 'EUR'
    case 'JSONObject':
      return {}
    default:
      return `text ${Math.random()}`
  }
}
