import { Kind, type SelectionNode, visit } from 'graphql'
import { documentOf, type Operation } from './operation.ts'

/** The variables of `@include` and `@skip`, in a fixed order. */
export function conditionVariables(operation: Operation): readonly string[] {
  const names = new Set<string>()
  visit(documentOf(operation), {
    Directive({ name, arguments: given }) {
      if (name.value !== 'include' && name.value !== 'skip') return
      const value = given?.[0]?.value
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].sort()
}

export type IsTrue = (variable: string) => boolean

export function isIncluded({ directives = [] }: SelectionNode, isTrue: IsTrue): boolean {
  return directives.every(({ name, arguments: given }) => {
    if (name.value !== 'include' && name.value !== 'skip') return true
    const value = given?.[0]?.value
    const holds =
      value?.kind === Kind.VARIABLE
        ? isTrue(value.name.value)
        : value?.kind === Kind.BOOLEAN && value.value
    return holds === (name.value === 'include')
  })
}

/** What conditions are for these variables, with the operation's defaults. */
export function createIsTrue(
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): IsTrue {
  return (variable) => {
    const given = Object.hasOwn(variables, variable) ? variables[variable] : undefined
    if (given !== undefined) return given === true
    const definition = operation.definition.variableDefinitions?.find(
      (node) => node.variable.name.value === variable,
    )
    const value = definition?.defaultValue
    return value?.kind === Kind.BOOLEAN && value.value
  }
}
