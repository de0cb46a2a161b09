import {
  type DocumentNode,
  type FieldNode,
  getNullableType,
  type GraphQLSchema,
  GraphQLInt,
  GraphQLNonNull,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql'
import type { RouterContext } from '../context.ts'
import { ROUTER } from '../executor/authorization/rules.ts'
import type { CompiledOperation, Primary } from '../executor/compiled-operation.ts'
import type { Executor } from '../executor/executor.ts'
import { getOwn, isObject } from '../executor/run/own.ts'

/** Which state an event tells, and of what. */
export interface EventState {
  /** Grows with every change. */
  readonly version: number
  /** Undefined where the thing has no id of its own: it is the one that the arguments name. */
  readonly id: string | number | undefined
}

/** What is sent to the primary subgraph, and what its events say about the state that they tell. */
export interface Followed {
  readonly query: string
  /**
   * Undefined for a stream of events that stand for themselves: none of them may be left out, and the last one says nothing to
   * who comes later.
   */
  readonly stateOf: ((data: unknown) => EventState | undefined) | undefined
}

type Planning = Pick<Executor<RouterContext>, 'schema' | 'plan'>

const VERSION = 'version'
const ID = 'id'

/**
 * A root field whose object has a `version: Int!` tells states: each event replaces the one before. Their version, and the object's
 * `id` where it has one, are asked for beside what the client selected.
 */
export function followWithState(
  executor: Planning,
  compiled: CompiledOperation & { readonly primary: Primary },
  settled: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Followed {
  const { query } = compiled.primary
  const unversioned = { query, stateOf: undefined }
  const root = firstField(settled.selectionSet)
  const names = root && stateFieldsOf(executor.schema, root)
  if (!names || !isAnsweredAlone(executor, compiled.primary, { settled, root, names, variables })) {
    return unversioned
  }
  const [versionKey, idKey] = [unusedKey(query, VERSION), unusedKey(query, ID)]
  const added = names.map((name) => fieldNode(name, name === VERSION ? versionKey : idKey))
  return {
    query: withRootFields(query, added),
    stateOf: (data) => readState(data, versionKey, idKey),
  }
}

function stateFieldsOf(schema: GraphQLSchema, root: FieldNode): readonly string[] | undefined {
  const field = schema.getSubscriptionType()?.getFields()[root.name.value]
  const type = field && getNullableType(field.type)
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined
  const { version, id } = type.getFields()
  const isVersion = version?.type instanceof GraphQLNonNull && version.type.ofType === GraphQLInt
  if (!isVersion || version.args.length > 0) return undefined
  return id?.type instanceof GraphQLNonNull && id.args.length === 0 ? [VERSION, ID] : [VERSION]
}

/** Whether the subgraph that is followed has these fields itself. */
function isAnsweredAlone(
  executor: Planning,
  primary: Primary,
  probe: {
    readonly settled: OperationDefinitionNode
    readonly root: FieldNode
    readonly names: readonly string[]
    readonly variables: Readonly<Record<string, unknown>>
  },
): boolean {
  const { settled, root, names, variables } = probe
  const fields = names.map((name) => fieldNode(name))
  const selections: SelectionNode[] = [{ ...root, selectionSet: setOf(fields) }]
  const definition = { ...settled, selectionSet: setOf(selections) }
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition] }
  const operationName = settled.name?.value
  const { plan, primary: other } = executor.plan({
    ...{ document, operationName, variables },
    authorization: ROUTER,
  })
  return plan.steps.length === 0 && other?.subgraph === primary.subgraph
}

/** The root field, which may stand in fragments; they are inline by now. */
function firstField({ selections }: SelectionSetNode): FieldNode | undefined {
  for (const node of selections) {
    if (node.kind === Kind.FIELD && node.name.value !== '__typename') return node
    const inner = node.kind === Kind.INLINE_FRAGMENT ? firstField(node.selectionSet) : undefined
    if (inner) return inner
  }
  return undefined
}

function withRootFields(query: string, added: readonly FieldNode[]): string {
  const { definitions, ...document } = parse(query)
  const changed = definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? { ...node, selectionSet: addToFirstField(node.selectionSet, added) }
      : node,
  )
  return stripIgnoredCharacters(print({ ...document, definitions: changed }))
}

function addToFirstField(set: SelectionSetNode, added: readonly FieldNode[]): SelectionSetNode {
  const root = firstField(set)
  const add = (node: SelectionNode): SelectionNode => {
    if (node === root) {
      const selections = [...(node.selectionSet?.selections ?? []), ...added]
      return { ...node, selectionSet: setOf(selections) }
    }
    if (node.kind !== Kind.INLINE_FRAGMENT) return node
    return { ...node, selectionSet: setOf(node.selectionSet.selections.map(add)) }
  }
  return setOf(set.selections.map(add))
}

function readState(data: unknown, versionKey: string, idKey: string): EventState | undefined {
  for (const root of Object.values(data ?? {})) {
    if (!isObject(root)) continue
    const [version, id] = [getOwn(root, versionKey), getOwn(root, idKey)]
    if (typeof version !== 'number') continue
    return { version, id: typeof id === 'string' || typeof id === 'number' ? id : undefined }
  }
  return undefined
}

/** A response key that the query has no use for. */
function unusedKey(query: string, name: string): string {
  let key = `state_${name}`
  while (query.includes(key)) key += '_'
  return key
}

const setOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
})

const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const

const fieldNode = (name: string, alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: nameNode(name),
  ...(alias !== undefined && { alias: nameNode(alias) }),
})
