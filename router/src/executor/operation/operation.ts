import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** One operation of a document with the document's fragments. */
export interface Operation {
  readonly definition: OperationDefinitionNode
  readonly fragments: Fragments
}

/** @throws GraphQLError OPERATION_RESOLUTION_FAILURE */
export function operationIn(document: DocumentNode, name: string | undefined): Operation {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  const [first, ...others] = operations
  const definition =
    name === undefined ? first : operations.find((operation) => operation.name?.value === name)
  if (!definition || (name === undefined && others.length > 0)) {
    const message = definition
      ? 'Must provide operation name if query contains multiple operations.'
      : name === undefined
        ? 'Must provide an operation.'
        : `Unknown operation named "${name}".`
    throw new GraphQLError(message, {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
    })
  }
  return {
    definition,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
  }
}

export function documentOf({ definition, fragments }: Operation): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] }
}
