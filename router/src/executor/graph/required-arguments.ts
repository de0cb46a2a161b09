import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
} from 'graphql'

/**
 * `@requires(fields: "price(currency: USD)")` and a client's `price(currency: EUR)`, or two such `@requires`,
 * meet in one response key, and the planner does not tell them apart. So the planner is given a supergraph
 * in which every required field with arguments is a field of its own; fetches ask for it under that name as an
 * alias, and representations carry it under the real one.
 */
export interface RequiredArguments {
  /** The supergraph to plan with. */
  readonly document: DocumentNode
  /** The real field behind a planned one. */
  fieldOf(plannedName: string): RequiredField | undefined
  /** Planned names that a field of a subgraph requires. */
  neededBy(subgraph: string, type: string, field: string): ReadonlySet<string>
}

export interface RequiredField {
  readonly type: string
  readonly name: string
  readonly arguments: readonly ArgumentNode[]
}

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

const NOTHING: ReadonlySet<string> = new Set()

export function separateRequiredArguments(supergraph: DocumentNode): RequiredArguments {
  const types = fieldsTypes(supergraph)
  const declared = new Map<string, RequiredField>()
  const plannedNames = new Map<string, string>()
  const needed = new Map<string, Set<string>>()
  const subgraphOf = subgraphNames(supergraph)

  function declare(type: string, field: FieldNode): string {
    const { name, arguments: given = [] } = field
    const key = `${type}.${name.value}(${given.map(print).sort().join()})`
    const known = plannedNames.get(key)
    if (known) return known
    const planned = unusedName(`${name.value}_required_${declared.size}`, types)
    plannedNames.set(key, planned)
    declared.set(planned, { type, name: name.value, arguments: given })
    return planned
  }

  function plannedSelections(
    set: SelectionSetNode,
    parent: string,
    found: Set<string>,
  ): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition?.name.value ?? parent
        return {
          ...selection,
          selectionSet: plannedSelections(selection.selectionSet, type, found),
        }
      }
      const definition = fieldDefinition(types, parent, selection.name.value)
      if (!definition) return selection
      const inner =
        selection.selectionSet &&
        plannedSelections(selection.selectionSet, namedType(definition.type), found)
      const field = { ...selection, ...(inner && { selectionSet: inner }) }
      if (!definition.arguments?.length) return field
      const planned = declare(parent, selection)
      found.add(planned)
      return { ...field, name: nameNode(planned), arguments: [] }
    })
    return { ...set, selections }
  }

  function planDirective(
    directive: ConstDirectiveNode,
    type: string,
    field: string,
  ): ConstDirectiveNode {
    const requires = stringArgument(directive, 'requires')
    const graph = enumArgument(directive, 'graph')
    if (requires === undefined || graph === undefined) return directive
    const found = new Set<string>()
    const set = plannedSelections(parseFieldSet(requires), type, found)
    if (found.size === 0) return directive
    needed.set(`${subgraphOf.get(graph) ?? graph} ${type}.${field}`, found)
    const value = stripIgnoredCharacters(print(set)).slice(1, -1)
    return withArgument(directive, 'requires', value)
  }

  const rewritten = new Map(
    [...types].map(([name, type]) => [
      name,
      mapFields(type, (field) => ({
        ...field,
        directives: (field.directives ?? []).map((directive) =>
          planDirective(directive, name, field.name.value),
        ),
      })),
    ]),
  )
  for (const [planned, { type, name }] of declared) addField(rewritten, type, name, planned)
  const definitions = supergraph.definitions.map((node) =>
    isFieldsType(node) ? (rewritten.get(node.name.value) ?? node) : node,
  )
  return {
    document: declared.size === 0 ? supergraph : { ...supergraph, definitions },
    fieldOf: (planned) => declared.get(planned),
    neededBy: (subgraph, type, field) => needed.get(`${subgraph} ${type}.${field}`) ?? NOTHING,
  }
}

/** Adds `planned`, a copy of `name` without arguments, to a type and, if it is an interface, to its implementations. */
function addField(
  types: Map<string, FieldsType>,
  typeName: string,
  name: string,
  planned: string,
): void {
  for (const [key, type] of types) {
    const implementsIt = type.interfaces?.some((node) => node.name.value === typeName)
    if (key !== typeName && !implementsIt) continue
    const original = type.fields?.find((field) => field.name.value === name)
    if (!original) continue
    const directives = original.directives?.filter((node) => node.name.value === 'join__field')
    const copy = {
      ...original,
      name: nameNode(planned),
      arguments: [],
      directives: directives ?? [],
    }
    types.set(key, { ...type, fields: [...(type.fields ?? []), copy] })
  }
}

function fieldsTypes(supergraph: DocumentNode): Map<string, FieldsType> {
  return new Map(supergraph.definitions.filter(isFieldsType).map((type) => [type.name.value, type]))
}

function isFieldsType(node: { kind: Kind }): node is FieldsType {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
}

function mapFields(
  type: FieldsType,
  change: (field: FieldDefinitionNode) => FieldDefinitionNode,
): FieldsType {
  return { ...type, fields: (type.fields ?? []).map(change) }
}

function fieldDefinition(types: ReadonlyMap<string, FieldsType>, type: string, field: string) {
  return types.get(type)?.fields?.find(({ name }) => name.value === field)
}

function unusedName(base: string, types: ReadonlyMap<string, FieldsType>): string {
  const taken = [...types.values()].some(({ fields }) =>
    fields?.some(({ name }) => name.value === base),
  )
  return taken ? unusedName(`${base}_`, types) : base
}

function subgraphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue
    for (const value of node.values ?? []) {
      const directive = value.directives?.find(({ name }) => name.value === 'join__graph')
      names.set(value.name.value, (directive && stringArgument(directive, 'name')) ?? '')
    }
  }
  return names
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

export function parseFieldSet(fields: string): SelectionSetNode {
  const [operation] = parse(`{${fields}}`, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No field set: ${fields}`)
  return operation.selectionSet
}

export function stringArgument(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

function enumArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.ENUM ? value.value : undefined
}

function withArgument(
  directive: ConstDirectiveNode,
  name: string,
  text: string,
): ConstDirectiveNode {
  const given = (directive.arguments ?? []).map((argument) =>
    argument.name.value === name
      ? { ...argument, value: { kind: Kind.STRING as const, value: text } }
      : argument,
  )
  return { ...directive, arguments: given }
}

const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value })
