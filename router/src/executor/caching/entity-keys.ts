import {
  type DocumentNode,
  getNullableType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  Kind,
} from 'graphql'
import { stringArgument } from '../graph/required-arguments.ts'

/** By type of entity, the field that its entities are known by to those who announce changes. */
export type EntityKeys = ReadonlyMap<string, string>

const SINGLE_FIELD = /^\s*(\w+)\s*$/

/** The first key of each type that is one field which clients can select; types without one are not among them. */
export function readEntityKeys(supergraph: DocumentNode, schema: GraphQLSchema): EntityKeys {
  const keys = new Map<string, string>()
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const type = schema.getType(definition.name.value)
    if (!isObjectType(type)) continue
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'join__type' || keys.has(type.name)) continue
      const key = SINGLE_FIELD.exec(stringArgument(directive, 'key') ?? '')?.[1]
      const field = key === undefined ? undefined : type.getFields()[key]
      if (field?.args.length === 0 && isLeafType(getNullableType(field.type))) {
        keys.set(type.name, field.name)
      }
    }
  }
  return keys
}
