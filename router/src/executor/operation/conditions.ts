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

/** Operations with more conditions than this many outcomes are rare; theirs are worked out again. */
const KEPT_OUTCOMES = 32

/** Works something out once for each outcome of an operation's conditions that comes up. */
export function byConditions<T>(
  operation: Operation,
  workOut: (isTrue: IsTrue) => T,
): (isTrue: IsTrue) => T {
  const conditions = conditionVariables(operation)
  const known = new Map<string, T>()
  return (isTrue) => {
    const held = conditions.filter(isTrue)
    const key = held.join()
    const found = known.get(key)
    if (found !== undefined || known.has(key)) return found as T
    const made = workOut((variable) => held.includes(variable))
    if (known.size >= KEPT_OUTCOMES) known.clear()
    known.set(key, made)
    return made
  }
}
