import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>
type Variables = Readonly<Record<string, unknown>>

/**
 * The operation without `@include` and `@skip` on its root selections, through fragments, for these variables: the planner throws
 * on a subscription whose root field is conditional. Conditions further down stay; they are part of the plan.
 * Fragments spread at the root become inline, so their conditions don't linger.
 * @param variables coerced, so that defaults are in
 */
export function resolveRootConditions(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
): OperationDefinitionNode {
  const selectionSet = resolveSelections(operation.selectionSet, fragments, variables)
  return { ...operation, selectionSet }
}

function resolveSelections(
  { selections, ...node }: SelectionSetNode,
  fragments: Fragments,
  variables: Variables,
): SelectionSetNode {
  const kept = selections
    .filter((selection) => isIncluded(selection.directives, variables))
    .map((selection) => resolveSelection(selection, fragments, variables))
    .filter((selection) => selection.kind !== Kind.INLINE_FRAGMENT || !isEmpty(selection))
  return { ...node, selections: kept }
}

function resolveSelection(
  selection: SelectionNode,
  fragments: Fragments,
  variables: Variables,
): SelectionNode {
  const directives = withoutConditions(selection.directives)
  if (selection.kind === Kind.FIELD) return { ...selection, directives }
  const fragment =
    selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
  if (!fragment) return selection
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(fragment.typeCondition && { typeCondition: fragment.typeCondition }),
    directives,
    selectionSet: resolveSelections(fragment.selectionSet, fragments, variables),
  }
}

const isEmpty = (node: { selectionSet: SelectionSetNode }) =>
  node.selectionSet.selections.length === 0

const isCondition = (directive: DirectiveNode | ConstDirectiveNode) =>
  directive.name.value === 'include' || directive.name.value === 'skip'

function withoutConditions(directives: readonly DirectiveNode[] = []): readonly DirectiveNode[] {
  return directives.filter((directive) => !isCondition(directive))
}

function isIncluded(directives: readonly DirectiveNode[] = [], variables: Variables): boolean {
  return directives
    .filter(isCondition)
    .every(
      (directive) => conditionOf(directive, variables) === (directive.name.value === 'include'),
    )
}

function conditionOf(directive: DirectiveNode, variables: Variables): boolean {
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value
  if (value?.kind === Kind.BOOLEAN) return value.value
  return value?.kind === Kind.VARIABLE && variables[value.name.value] === true
}
