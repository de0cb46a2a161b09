import { Kind, parse } from 'graphql'
import type { Policy } from '../policy.ts'

const ROOT_TYPES = ['Query', 'Mutation', 'Subscription']

/** For a subgraph of a test, whose root fields the shop's own table does not know: anyone may call them. */
export function openPolicy(typeDefs: string): Policy {
  const rows = parse(typeDefs).definitions.flatMap((definition) => {
    const hasFields =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION
    if (!hasFields || !ROOT_TYPES.includes(definition.name.value)) return []
    const type = definition.name.value
    return (definition.fields ?? []).map(({ name }) => [`${type}.${name.value}`, 'anyone'] as const)
  })
  return Object.fromEntries(rows)
}
