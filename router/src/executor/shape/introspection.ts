import {
  executeSync,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { type IsTrue, isIncluded } from '../operation/conditions.ts'
import { documentOf, type Operation } from '../operation/operation.ts'
import type { JsonObject } from '../transport/transport.ts'

const META_FIELDS = new Set(['__schema', '__type'])

/** Answers `__schema` and `__type` by graphql-js, once per operation that has them. */
export function createIntrospection(
  schema: GraphQLSchema,
  operation: Operation,
  isTrue: IsTrue,
  variables: Readonly<Record<string, unknown>>,
): (key: string) => string {
  let data: JsonObject | null | undefined
  return (key) => {
    data ??= executeSync({
      schema,
      document: documentOf(metaFieldsOnly(operation, isTrue)),
      variableValues: variables,
    }).data
    return JSON.stringify(data?.[key] ?? null)
  }
}

function metaFieldsOnly({ definition, fragments }: Operation, isTrue: IsTrue): Operation {
  function metaFields({ selections }: SelectionSetNode): readonly SelectionNode[] {
    return selections.flatMap((node): readonly SelectionNode[] => {
      if (!isIncluded(node, isTrue)) return []
      if (node.kind === Kind.FIELD) return META_FIELDS.has(node.name.value) ? [node] : []
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
      return fragment ? metaFields(fragment.selectionSet) : []
    })
  }
  const selections = metaFields(definition.selectionSet)
  const meta: OperationDefinitionNode = {
    ...definition,
    directives: [],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  return { definition: meta, fragments }
}
