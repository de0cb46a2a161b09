import {
  getVariableValues,
  GraphQLBoolean,
  GraphQLError,
  GraphQLID,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLSchema,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'

/** What is wrong with the variables of a request; undefined when nothing is. */
export type CheckVariables = (
  variables: Readonly<Record<string, unknown>>,
) => GraphQLError[] | undefined

/**
 * graphql-js coerces variables, for resolvers that there are none of here. So values that plainly fit are told by tests
 * compiled for the operation, and graphql-js is asked about all others.
 */
export function compileVariableCheck(
  definitions: readonly VariableDefinitionNode[],
  schema: GraphQLSchema,
): CheckVariables {
  const fits = createFits()
  const checks = definitions.map((definition) => fitsVariable(definition, schema, fits))
  return (variables) => {
    if (checks.every((check) => check(variables))) return undefined
    return getVariableValues(schema, definitions, variables).errors?.map(badInput)
  }
}

const badInput = ({ message, nodes }: GraphQLError) =>
  new GraphQLError(message, { ...(nodes && { nodes }), extensions: { code: 'BAD_USER_INPUT' } })

type FitsVariables = (variables: Readonly<Record<string, unknown>>) => boolean

function fitsVariable(
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  schema: GraphQLSchema,
  fits: (type: GraphQLInputType) => Fits,
): FitsVariables {
  const name = variable.name.value
  const type = typeFromAST(schema, node)
  if (!isInputType(type)) return () => false
  const mayBeAbsent = defaultValue !== undefined || !isNonNullType(type)
  const fitsType = fits(type)
  return (variables) => (Object.hasOwn(variables, name) ? fitsType(variables[name]) : mayBeAbsent)
}

/** Whether a value fits for certain. */
type Fits = (value: unknown) => boolean

function createFits(): (type: GraphQLInputType) => Fits {
  const known = new Map<GraphQLInputObjectType, Fits>()

  function fits(type: GraphQLInputType): Fits {
    if (isNonNullType(type)) {
      const inner = fitsSome(type.ofType)
      return (value) => value != null && inner(value)
    }
    const inner = fitsSome(type)
    return (value) => value == null || inner(value)
  }
  function fitsSome(type: GraphQLInputType): Fits {
    if (isListType(type)) {
      const inner = fits(type.ofType)
      return (value) => Array.isArray(value) && value.every(inner)
    }
    if (isInputObjectType(type)) {
      // Compiled when it is first needed, since an input may be within itself.
      return (value) => {
        let inner = known.get(type)
        if (!inner) known.set(type, (inner = fitsObject(type)))
        return inner(value)
      }
    }
    return fitsLeaf(type)
  }
  function fitsObject(type: GraphQLInputObjectType): Fits {
    if (type.isOneOf) return () => false
    const fields = Object.values(type.getFields())
    const checks = new Map(fields.map((field) => [field.name, fits(field.type)]))
    const required = fields.filter(isRequiredInputField).map(({ name }) => name)
    return (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
      const given = value as Record<string, unknown>
      if (!required.every((name) => given[name] !== undefined)) return false
      for (const name of Object.keys(given)) {
        if (given[name] === undefined || !checks.get(name)?.(given[name])) return false
      }
      return true
    }
  }
  return fits
}

function fitsLeaf(type: GraphQLLeafType): Fits {
  if (isEnumType(type)) {
    return (value) => typeof value === 'string' && type.getValue(value) !== undefined
  }
  if (type === GraphQLString || type === GraphQLID) return (value) => typeof value === 'string'
  if (type === GraphQLBoolean) return (value) => typeof value === 'boolean'
  if (type === GraphQLInt) return (value) => Number.isInteger(value) && isInt32(value as number)
  return (value) => {
    try {
      return type.parseValue(value) !== undefined
    } catch {
      return false
    }
  }
}

const isInt32 = (value: number) => value >= -(2 ** 31) && value < 2 ** 31
