import { getNamedType, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'
import { type Authorization, type AuthorizationRules, isAllowed, type Rule } from './rules.ts'

/** May a request see a field? Not unless it may see the type that has it, the field itself, and the type of its value. */
export type IsDenied = (type: string, field: string) => boolean

export function createIsDenied(
  rules: AuthorizationRules,
  schema: GraphQLSchema,
  authorization: Authorization,
): IsDenied {
  if (!rules.any) return () => false
  return (type, field) =>
    rulesFor(rules, schema, type, field).some((rule) => !isAllowed(rule, authorization))
}

export function rulesFor(
  rules: AuthorizationRules,
  schema: GraphQLSchema,
  type: string,
  field: string,
): Rule[] {
  const parent = schema.getType(type)
  const has = isObjectType(parent) || isInterfaceType(parent)
  const value = has ? parent.getFields()[field] : undefined
  const found = [
    rules.ofType(type),
    rules.ofField(type, field),
    value && rules.ofType(getNamedType(value.type).name),
  ]
  return found.filter((rule) => rule !== undefined)
}
