import {
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql'
import { parseFieldSet, stringArgument } from '../graph/required-arguments.ts'
import type { Fixture } from './fixtures.ts'

/** What all subgraphs of a fixture know alike, so that an entity is the same whoever is asked. */
export interface World {
  /** Object types by the interfaces and unions that they belong to, in any subgraph. */
  possibleTypes(abstract: string): readonly string[]
  /** Other subgraphs' fields that a field of this one reads from its representation. */
  requires(subgraph: string, type: string, field: string): readonly string[]
  isKey(type: string, field: string): boolean
  isEntity(type: string): boolean
  /** The types of the entity interface that it belongs to, if it does. */
  siblings(type: string): readonly string[]
}

export function createWorld({ subgraphs }: Fixture): World {
  const members = new Map<string, Set<string>>()
  const required = new Map<string, readonly string[]>()
  const keys = new Set<string>()
  const entities = new Set<string>()
  const add = (abstract: string, type: string) => {
    const set = members.get(abstract) ?? new Set()
    members.set(abstract, set.add(type))
  }
  for (const [subgraph, sdl] of subgraphs) {
    const readKeys = (node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
      for (const directive of node.directives ?? []) {
        if (directive.name.value !== 'key') continue
        entities.add(node.name.value)
        const fields = stringArgument(directive, 'fields') ?? ''
        for (const name of fields.match(/\w+/g) ?? []) keys.add(name)
      }
    }
    const readObject = (node: ObjectTypeDefinitionNode) => {
      readKeys(node)
      const type = node.name.value
      for (const { name } of node.interfaces ?? []) add(name.value, type)
      for (const field of node.fields ?? []) {
        const requires = field.directives?.find(({ name }) => name.value === 'requires')
        if (!requires) continue
        const { selections } = parseFieldSet(stringArgument(requires, 'fields') ?? '')
        const names = selections.flatMap((node) =>
          node.kind === Kind.FIELD ? node.name.value : [],
        )
        required.set(`${subgraph} ${type}.${field.name.value}`, names)
      }
    }
    visit(parse(sdl), {
      ObjectTypeDefinition: readObject,
      InterfaceTypeDefinition: readKeys,
      UnionTypeDefinition(node) {
        for (const { name } of node.types ?? []) add(node.name.value, name.value)
      },
    })
  }
  const possibleTypes = (abstract: string) => [...(members.get(abstract) ?? [])].sort()
  return {
    possibleTypes,
    siblings(type) {
      const owner = [...members].find(([name, types]) => entities.has(name) && types.has(type))
      return owner ? possibleTypes(owner[0]) : []
    },
    requires: (subgraph, type, field) => required.get(`${subgraph} ${type}.${field}`) ?? [],
    isKey: (_, field) => keys.has(field),
    isEntity: (type) => entities.has(type),
  }
}
