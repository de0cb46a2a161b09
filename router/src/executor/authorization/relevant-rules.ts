import {
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { documentOf, type Operation } from '../operation/operation.ts'
import { rulesFor } from './access.ts'
import { type Authorization, type AuthorizationRules, isAllowed, type Rule } from './rules.ts'

/** The rules that bear on an operation: requests that they treat alike can share its plan. */
export function relevantRules(
  operation: Operation,
  rules: AuthorizationRules,
  schema: GraphQLSchema,
): readonly Rule[] {
  if (!rules.any) return []
  const found = new Set<Rule>()
  const info = new TypeInfo(schema)
  visit(
    documentOf(operation),
    visitWithTypeInfo(info, {
      Field({ name }) {
        const parent = info.getParentType()
        if (!isCompositeType(parent)) return
        const types = isAbstractType(parent)
          ? [parent, ...schema.getPossibleTypes(parent)]
          : [parent]
        for (const type of types) {
          for (const rule of rulesFor(rules, schema, type.name, name.value)) found.add(rule)
        }
      },
    }),
  )
  return [...found]
}

/** Equal for requests that the rules treat alike. */
export function scopeKey(rules: readonly Rule[], authorization: Authorization): string {
  return rules.map((rule) => (isAllowed(rule, authorization) ? '1' : '0')).join('')
}
