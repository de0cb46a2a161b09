import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql'

/** Does a type condition hold for an object of this `__typename`, which may be an interface's (`@interfaceObject`)? */
export type Covers = (condition: string, typeName: string) => boolean

export function createCovers(schema: GraphQLSchema): Covers {
  const subtypes = new Map<string, ReadonlySet<string>>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue
    const names = schema.getPossibleTypes(type).map(({ name }) => name)
    if (isInterfaceType(type)) {
      names.push(...schema.getImplementations(type).interfaces.map(({ name }) => name))
    }
    subtypes.set(type.name, new Set(names))
  }
  return (condition, typeName) =>
    condition === typeName || subtypes.get(condition)?.has(typeName) === true
}
