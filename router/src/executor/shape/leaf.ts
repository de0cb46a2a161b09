import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql'

/** JSON text of a leaf's value; undefined when the type does not have it. */
export type WriteLeaf = (value: unknown) => string | undefined

/** Custom scalars pass as they are: only their subgraph knows their values. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(
      type.getValues().map(({ name }) => [name, JSON.stringify(name)]),
    )
    return (value) => texts.get(value)
  }
  if (!isSpecifiedScalarType(type)) return (value) => JSON.stringify(value)
  return SCALARS[type.name] ?? ((value) => JSON.stringify(value))
}

const SCALARS: Readonly<Record<string, WriteLeaf>> = {
  String: (value) => (typeof value === 'string' ? JSON.stringify(value) : undefined),
  ID: (value) => {
    if (typeof value === 'string') return JSON.stringify(value)
    return Number.isInteger(value) ? String(value) : undefined
  },
  Int: (value) => (Number.isInteger(value) ? String(value) : undefined),
  Float: (value) => (Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: (value) => {
    if (value === true) return 'true'
    return value === false ? 'false' : undefined
  },
}
