import {
  type FieldNode,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { LIST } from '../run/collect.ts'
import { getOwn, isInherited, isObject } from '../run/own.ts'
import type { JsonObject } from '../transport/transport.ts'
import {
  type CollectContext,
  type CollectedField,
  collectFields,
  type Selection,
} from './collect-fields.ts'
import { leafWriter } from './leaf.ts'
import { NULL, reportFault, type ShapeRun, type Write } from './shape-run.ts'

export interface ShapeContext extends CollectContext {
  /** Under which key the data have a field. */
  readonly dataKeyOf: (node: FieldNode, key: string) => string
  /** May the client not see this field? */
  readonly isDenied: (type: string, field: string) => boolean
  /** Paths in the data, joined by dots, where equal objects are one object. */
  readonly shared: ReadonlySet<string>
}

/** Writes `data` from what the fetches merged; object types below the root are compiled when they are first met. */
export type Shape = (data: JsonObject, run: ShapeRun) => string | undefined

export function compileShape(context: ShapeContext, selection: Selection): Shape {
  let maps = 0
  const compiling = { ...context, newTextMap: () => maps++ }
  const plan = planFields(compiling, selection.parent.name, [selection], [])
  return (data, run) => writeFields(plan, data, run)
}

interface Compiling extends ShapeContext {
  readonly newTextMap: () => number
}

interface FieldPlan {
  readonly key: string
  /** `"key":`, after a comma if it is not the first. */
  readonly prefix: string
  readonly dataKey: string
  readonly inherited: boolean
  readonly pushes: boolean
  readonly write: (value: unknown, run: ShapeRun, object: JsonObject) => string | undefined
}

function objectWriter(
  context: Compiling,
  type: GraphQLCompositeType,
  selections: readonly Selection[],
  path: readonly string[],
): Write {
  const plans = new Map<string, readonly FieldPlan[] | undefined>()
  const planFor = (name: string) => {
    if (!plans.has(name)) {
      const known = isCompositeType(context.schema.getType(name))
      plans.set(name, known ? planFields(context, name, selections, path) : undefined)
    }
    return plans.get(name)
  }
  const write: Write = (value, run) => {
    if (value === null || value === undefined) return NULL
    const typeName = isObject(value) ? (value.__typename ?? type.name) : undefined
    const plan = typeof typeName === 'string' ? planFor(typeName || type.name) : undefined
    if (plan) return writeFields(plan, value as JsonObject, run) ?? NULL
    reportFault(run, `Invalid value found for type ${type.name}.`, { missing: false })
    return NULL
  }
  return context.shared.has(path.join('.')) ? writeOnce(write, context.newTextMap()) : write
}

/** An object that is at many places is written once; not so if it has faults, which tell the place. */
function writeOnce(write: Write, map: number): Write {
  return (value, run) => {
    if (!isObject(value)) return write(value, run)
    const texts = (run.texts[map] ??= new Map())
    const known = texts.get(value)
    if (known !== undefined) return known
    const faults = run.faults.length
    const text = write(value, run)
    if (text !== undefined && run.faults.length === faults) texts.set(value, text)
    return text
  }
}

function writeFields(
  plan: readonly FieldPlan[],
  object: JsonObject,
  run: ShapeRun,
): string | undefined {
  let text = '{'
  for (const field of plan) {
    const value = field.inherited ? getOwn(object, field.dataKey) : object[field.dataKey]
    if (field.pushes) run.path.push(field.key)
    const written = field.write(value, run, object)
    if (field.pushes) run.path.pop()
    if (written === undefined) return undefined
    text += field.prefix + written
  }
  return text + '}'
}

function planFields(
  context: Compiling,
  typeName: string,
  selections: readonly Selection[],
  path: readonly string[],
): readonly FieldPlan[] {
  return collectFields(context, typeName, selections).map((field, index) => {
    const dataKey = context.dataKeyOf(field.node, field.key)
    return {
      key: field.key,
      prefix: `${index === 0 ? '' : ','}${JSON.stringify(field.key)}:`,
      dataKey,
      inherited: isInherited(dataKey),
      // A leaf's writer knows its key; the path is for what lies below.
      pushes: field.selections.length > 0 || isListOfLeaves(field),
      write: fieldWriter(context, typeName, field, [...path, dataKey]),
    }
  })
}

function fieldWriter(
  context: Compiling,
  typeName: string,
  field: CollectedField,
  path: readonly string[],
): FieldPlan['write'] {
  const { definition, key, node } = field
  if (node.name.value === '__typename') return typenameWriter(context, typeName)
  if (!definition) return (_, run) => run.introspect(key)
  if (context.isDenied(typeName, node.name.value)) {
    const denied = isNonNullType(definition.type) ? undefined : NULL
    return () => denied
  }
  const place = `field ${typeName}.${key}`
  const type = getNullableType(definition.type)
  if (isLeafType(type)) return leafFieldWriter(type, isNonNullType(definition.type), key, place)
  return typeWriter(context, definition.type, field, path, place)
}

function isListOfLeaves({ definition }: CollectedField): boolean {
  return definition !== undefined && isListType(getNullableType(definition.type))
}

/** The commonest field by far, in one step. */
function leafFieldWriter(
  type: GraphQLLeafType,
  nonNull: boolean,
  key: string,
  place: string,
): Write {
  const writeLeaf = leafWriter(type)
  const nothing = nonNull ? undefined : NULL
  return (value, run) => {
    if (value === null || value === undefined) {
      if (nonNull) {
        reportFault(run, `Cannot return null for non-nullable ${place}.`, { missing: true, key })
      }
      return nothing
    }
    const text = writeLeaf(value)
    if (text === undefined) {
      reportFault(run, `Invalid value found for ${place}.`, { missing: false, key })
      return nothing
    }
    return text
  }
}

/** The type that the data tell, so that an alias works too; nothing is known of an interface's object. */
function typenameWriter(context: Compiling, typeName: string): FieldPlan['write'] {
  const nameOf = (name: unknown) => {
    const type = typeof name === 'string' ? context.schema.getType(name) : undefined
    return type ?? context.schema.getType(typeName)
  }
  return (value, _, object) => {
    const type = nameOf(value ?? getOwn(object, '__typename'))
    return isObjectType(type) ? JSON.stringify(type.name) : undefined
  }
}

/** @param place for messages: what has the type */
function typeWriter(
  context: Compiling,
  type: GraphQLOutputType,
  field: CollectedField,
  path: readonly string[],
  place: string,
): Write {
  if (isNonNullType(type)) {
    return nonNullWriter(typeWriter(context, type.ofType, field, path, place), place)
  }
  if (isListType(type)) {
    const element = `array element of type ${String(type.ofType)}`
    return listWriter(typeWriter(context, type.ofType, field, [...path, LIST], element), place)
  }
  if (isCompositeType(type)) return objectWriter(context, type, field.selections, path)
  const writeLeaf = leafWriter(type)
  return (value, run) => {
    if (value === null || value === undefined) return NULL
    const text = writeLeaf(value)
    if (text !== undefined) return text
    reportFault(run, `Invalid value found for ${place}.`, { missing: false })
    return NULL
  }
}

function nonNullWriter(write: Write, place: string): Write {
  return (value, run) => {
    const faults = run.faults.length
    const text = write(value, run)
    if (text !== NULL) return text
    if (run.faults.length === faults) {
      reportFault(run, `Cannot return null for non-nullable ${place}.`, { missing: true })
    }
    return undefined
  }
}

function listWriter(writeElement: Write, place: string): Write {
  return (value, run) => {
    if (value === null || value === undefined) return NULL
    if (!Array.isArray(value)) {
      reportFault(run, `Invalid non-list value found for ${place}.`, { missing: false })
      return NULL
    }
    let text = '['
    for (let i = 0; i < value.length; i++) {
      run.path.push(i)
      const written = writeElement(value[i], run)
      run.path.pop()
      if (written === undefined) return NULL
      text += i === 0 ? written : `,${written}`
    }
    return text + ']'
  }
}
