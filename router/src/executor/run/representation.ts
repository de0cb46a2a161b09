import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { Covers } from '../graph/subtypes.ts'
import type { JsonObject } from '../transport/transport.ts'
import { mergeInto } from './merge.ts'
import { getOwn, isObject, setOwn } from './own.ts'
import { applyRewrites } from './rewrites.ts'

/**
 * The JSON text of an object's representation, which is also what equal representations are known by;
 * undefined when the object lacks what the subgraph asks for.
 */
export type Represent = (object: JsonObject) => string | undefined

export interface RepresentOptions {
  readonly requires: readonly QueryPlanSelectionNode[]
  readonly inputRewrites: readonly FetchDataRewrite[] | undefined
  readonly covers: Covers
  /** The name in the subgraph of a field that the plan knows by another (see graph/required-arguments.ts). */
  readonly nameOf: (plannedName: string) => string
}

/** Compiled once per `__typename` that is met. */
export function compileRepresent(options: RepresentOptions): Represent {
  const byType = new Map<unknown, Represent>()
  return (object) => {
    const typeName = object.__typename
    let represent = byType.get(typeName)
    if (!represent) byType.set(typeName, (represent = representOfType(options, typeName)))
    return represent(object)
  }
}

function representOfType(options: RepresentOptions, typeName: unknown): Represent {
  const fields = plainFields(options, options.requires, typeName)
  if (options.inputRewrites || !fields?.some(({ key }) => key === '__typename')) {
    return (object) => representSlowly(options, object)
  }
  return (object) => writeFields(fields, object)
}

interface PlainField {
  readonly key: string
  /** `"name":`, after a comma if it is not the first. */
  readonly prefix: string
  readonly nested: ((value: JsonObject) => string | undefined) | undefined
}

/** The fields for a type where the conditions leave one group, all of it needed; undefined where it is not that simple. */
function plainFields(
  options: RepresentOptions,
  selections: readonly QueryPlanSelectionNode[],
  typeName: unknown,
): PlainField[] | undefined {
  const groups = fieldGroups(options.covers, selections, typeName)
  const [group, ...others] = groups
  if (!group || others.length > 0) return undefined
  return group.map((selection, index) => {
    const key = selection.alias ?? selection.name
    const { selections: inner } = selection
    return {
      key,
      prefix: `${index === 0 ? '' : ','}${JSON.stringify(options.nameOf(key))}:`,
      nested: inner && compileNested({ ...options, requires: inner }),
    }
  })
}

type FieldSelection = Extract<QueryPlanSelectionNode, { kind: 'Field' }>

function fieldGroups(
  covers: Covers,
  selections: readonly QueryPlanSelectionNode[],
  typeName: unknown,
): FieldSelection[][] {
  const fields = selections.filter((selection) => selection.kind === 'Field')
  const groups = fields.length > 0 ? [fields] : []
  for (const selection of selections) {
    if (selection.kind !== 'InlineFragment' || !applies(covers, selection, typeName)) continue
    groups.push(...fieldGroups(covers, selection.selections, typeName))
  }
  return groups
}

function applies(
  covers: Covers,
  fragment: Extract<QueryPlanSelectionNode, { kind: 'InlineFragment' }>,
  typeName: unknown,
): boolean {
  const { typeCondition } = fragment
  return (
    typeCondition !== undefined && typeof typeName === 'string' && covers(typeCondition, typeName)
  )
}

function compileNested(options: RepresentOptions): (value: JsonObject) => string | undefined {
  const byType = new Map<unknown, readonly PlainField[] | undefined>()
  return (object) => {
    const typeName = object.__typename
    if (!byType.has(typeName)) {
      byType.set(typeName, plainFields(options, options.requires, typeName))
    }
    const fields = byType.get(typeName)
    if (fields) return writeFields(fields, object)
    const selected = select(options, object, options.requires)
    return selected && JSON.stringify(selected)
  }
}

function writeFields(fields: readonly PlainField[], object: JsonObject): string | undefined {
  let text = '{'
  for (const { key, prefix, nested } of fields) {
    const value = getOwn(object, key)
    if (value === undefined) return undefined
    text += prefix + (nested ? writeNested(nested, value) : JSON.stringify(value))
  }
  return text + '}'
}

function writeNested(nested: (value: JsonObject) => string | undefined, value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((element) => writeNested(nested, element)).join(',')}]`
  }
  return (isObject(value) ? nested(value) : undefined) ?? 'null'
}

function representSlowly(options: RepresentOptions, object: JsonObject): string | undefined {
  const representation = select(options, object, options.requires)
  if (!representation?.__typename) return undefined
  applyRewrites(options.inputRewrites, representation, options.covers)
  return JSON.stringify(representation)
}

/** What `selections` ask of an object; undefined when a field outside of conditions is missing. */
function select(
  options: RepresentOptions,
  source: JsonObject,
  selections: readonly QueryPlanSelectionNode[],
): JsonObject | undefined {
  const result: JsonObject = {}
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (!applies(options.covers, selection, source.__typename)) continue
      const part = select(options, source, selection.selections)
      if (part) mergeInto(result, part)
      continue
    }
    const key = selection.alias ?? selection.name
    const value = getOwn(source, key)
    if (value === undefined) return undefined
    setOwn(result, options.nameOf(key), selectValue(options, value, selection.selections))
  }
  return result
}

function selectValue(
  options: RepresentOptions,
  value: unknown,
  selections: readonly QueryPlanSelectionNode[] | undefined,
): unknown {
  if (!selections) return value
  if (Array.isArray(value)) return value.map((element) => selectValue(options, element, selections))
  return isObject(value) ? (select(options, value, selections) ?? null) : null
}
