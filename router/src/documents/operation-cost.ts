import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { Fragments } from '../executor/operation/operation.ts'
import { type DocumentLimits, tooMany } from './limits.ts'
import { fragmentsOf } from './structure.ts'

type Variables = Readonly<Record<string, unknown>>

/** Undefined when the operation may run. */
export type CheckCost = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
) => GraphQLError | undefined

/** Estimates a valid operation once, or for each request if its pages have the size of a variable. */
export function createCostCheck(schema: GraphQLSchema, limits: DocumentLimits): CheckCost {
  const constant = new WeakMap<OperationDefinitionNode, number>()

  return (document, operation, variables = {}) => {
    let cost = constant.get(operation)
    if (cost === undefined) {
      const estimate = estimateCost(schema, operation, fragmentsOf(document), variables)
      cost = estimate.cost
      if (!estimate.varies) constant.set(operation, cost)
    }
    return cost > limits.cost ? tooMany('cost', limits) : undefined
  }
}

/** What a list holds that no argument bounds. */
const UNBOUNDED_LIST = 5
const SIZE_ARGUMENTS = new Set(['first', 'last', 'limit'])

/**
 * How many objects an operation may answer with: 1 for each field of an object, times the length of each list around it. The
 * length is the field's `first`, `last` or `limit`; on a connection, which is no list itself, it counts for the lists right
 * below. Introspection costs nothing: it asks no subgraph.
 */
function estimateCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
): { cost: number; varies: boolean } {
  const known = new Map<string, number>()
  const pages = createPageSizes(operation, variables)

  function ofSet(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    pageSize: number | undefined,
  ): number {
    let cost = 0
    for (const node of selections) {
      if (node.kind === Kind.FIELD) cost += ofField(node, parent, pageSize)
      else if (node.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(node.name.value, pageSize)
      else {
        const type = node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent
        cost += ofSet(node.selectionSet, type, pageSize)
      }
    }
    return cost
  }
  function ofFragment(name: string, pageSize: number | undefined): number {
    const key = `${pageSize ?? ''} ${name}`
    let cost = known.get(key)
    if (cost === undefined) {
      const fragment = fragments.get(name)
      const type = fragment && schema.getType(fragment.typeCondition.name.value)
      cost = fragment ? ofSet(fragment.selectionSet, type, pageSize) : 0
      known.set(key, cost)
    }
    return cost
  }
  function ofField(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    pageSize: number | undefined,
  ): number {
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {}
    const field = fields[node.name.value]
    if (!field || !node.selectionSet) return 0
    const own = pages.sizeOf(field, node)
    const type = getNamedType(field.type)
    if (!isListType(getNullableType(field.type))) return 1 + ofSet(node.selectionSet, type, own)
    return (own ?? pageSize ?? UNBOUNDED_LIST) * (1 + ofSet(node.selectionSet, type, undefined))
  }

  const cost = ofSet(
    operation.selectionSet,
    schema.getRootType(operation.operation) ?? undefined,
    undefined,
  )
  return { cost, varies: pages.vary() }
}

function createPageSizes({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables) {
  let vary = false

  function valueOf(name: string): unknown {
    vary = true
    if (given[name] !== undefined) return given[name]
    const definition = variableDefinitions.find(({ variable }) => variable.name.value === name)
    return definition?.defaultValue && valueFromASTUntyped(definition.defaultValue)
  }
  return {
    /** Undefined without a size, or when it makes no sense, which its resolver says. */
    sizeOf({ args }: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
      for (const { name, defaultValue } of args) {
        if (!SIZE_ARGUMENTS.has(name)) continue
        const value = node.arguments?.find((argument) => argument.name.value === name)?.value
        const variable = value?.kind === Kind.VARIABLE ? valueOf(value.name.value) : undefined
        const literal = value?.kind === Kind.INT ? Number(value.value) : undefined
        const size = literal ?? variable ?? defaultValue
        if (typeof size === 'number' && size >= 0) return size
      }
      return undefined
    },
    /** Whether another request may have other sizes. */
    vary: () => vary,
  }
}
