import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { isIncluded, type IsTrue } from '../operation/conditions.ts'
import type { Fragments, Operation } from '../operation/operation.ts'
import type { CacheRules, CacheScope } from './cache-rules.ts'

/** For how long an operation's answer may be kept, and whether by anybody or by its own client alone. */
export interface CachePolicy {
  /** In seconds, more than 0. */
  readonly maxAge: number
  readonly scope: CacheScope
}

interface Source {
  readonly schema: GraphQLSchema
  readonly rules: CacheRules
  readonly fragments: Fragments
  readonly isTrue: IsTrue
  /** Called with what each field says. */
  readonly restrict: (maxAge: number | undefined, scope: CacheScope | undefined) => void
}

/**
 * By the rules of Apollo Server's `@cacheControl`: the least maxAge of all fields; 0 for root fields and for fields of objects
 * that nothing is said about; PRIVATE if any field is. Decided on what is selected, whatever the data turn out to be.
 * @returns undefined when the answer may not be kept
 */
export function cachePolicyOf(
  { definition, fragments }: Operation,
  { schema, rules }: Pick<Source, 'schema' | 'rules'>,
  isTrue: IsTrue,
): CachePolicy | undefined {
  const root = schema.getRootType(definition.operation)
  if (!root) return undefined
  let leastAge = Infinity
  let overall: CacheScope = 'PUBLIC'
  const restrict: Source['restrict'] = (maxAge = Infinity, scope) => {
    leastAge = Math.min(leastAge, maxAge)
    if (scope === 'PRIVATE') overall = scope
  }
  const source = { schema, rules, fragments, isTrue, restrict }
  visitSet(definition.selectionSet, { parent: root, isRoot: true }, source)
  return leastAge > 0 && leastAge < Infinity ? { maxAge: leastAge, scope: overall } : undefined
}

interface Place {
  readonly parent: GraphQLCompositeType
  readonly isRoot: boolean
}

function visitSet({ selections }: SelectionSetNode, place: Place, source: Source): void {
  for (const selection of selections) {
    if (!isIncluded(selection, source.isTrue)) continue
    if (selection.kind === Kind.FIELD) {
      visitField(selection, place, source)
      continue
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? source.fragments.get(selection.name.value)
        : selection
    const condition = fragment?.typeCondition?.name.value
    const parent = condition === undefined ? place.parent : source.schema.getType(condition)
    if (fragment && isCompositeType(parent)) {
      visitSet(fragment.selectionSet, { ...place, parent }, source)
    }
  }
}

function visitField(field: FieldNode, { parent, isRoot }: Place, source: Source): void {
  const name = field.name.value
  if (name === '__typename') return
  const definition = isUnionType(parent) ? undefined : parent.getFields()[name]
  // Introspection is not for keeping.
  if (!definition) return source.restrict(0, undefined)
  const type = getNamedType(definition.type)
  const composite = isCompositeType(type) ? type : undefined
  const parents = isAbstractType(parent) ? source.schema.getPossibleTypes(parent) : [parent]
  for (const { name: parentName } of parents) {
    restrictByHints(source, `${parentName}.${name}`, composite?.name, isRoot)
  }
  if (field.selectionSet && composite) {
    visitSet(field.selectionSet, { parent: composite, isRoot: false }, source)
  }
}

/** The field's own hint counts before that of its type. */
function restrictByHints(
  { rules, restrict }: Source,
  coordinate: string,
  composite: string | undefined,
  isRoot: boolean,
): void {
  const onType = composite === undefined ? undefined : rules.ofType(composite)
  const onField = rules.ofField(coordinate)
  const scope = onField?.scope ?? onType?.scope
  const inherits = onField?.inheritMaxAge === true && onType?.maxAge === undefined
  const maxAge = inherits ? undefined : (onField?.maxAge ?? onType?.maxAge)
  const mayInherit = !isRoot && (composite === undefined || inherits || onType?.inheritMaxAge)
  restrict(maxAge ?? (mayInherit ? undefined : 0), scope)
}
