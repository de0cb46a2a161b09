import { type FieldNode, Kind, print, visit } from 'graphql'
import { documentOf, type Operation, operationIn } from './operation.ts'

/** An operation to plan, and under which key the data have a field of the client's operation. */
export interface SeparatedKeys {
  readonly operation: Operation
  /** By field node of the client's operation; its own response key where there is no entry. */
  readonly dataKeys: ReadonlyMap<FieldNode, string>
  /** The client's key behind one of ours. */
  readonly clientKeys: ReadonlyMap<string, string>
}

/**
 * The planner fetches keys, requirements and `__typename` under their own names, into the same objects as the client's fields.
 * A client's alias that is one of those names is planned under another.
 * @param reserved names of fields that the planner may add
 * @param withArguments those of them that the planner adds without telling arguments apart
 */
export function separateKeys(
  operation: Operation,
  reserved: ReadonlySet<string>,
  withArguments: ReadonlySet<string>,
): SeparatedKeys {
  const dataKeys = new Map<FieldNode, string>()
  const clientKeys = new Map<string, string>()
  const byMeaning = new Map<string, string>()
  const taken = responseKeys(operation)

  const planned = visit(documentOf(operation), {
    Field(node) {
      const name = node.name.value
      const key = node.alias?.value ?? name
      const shadows = key !== name && reserved.has(key)
      const argued = key === name && withArguments.has(name) && node.arguments?.length
      if (!shadows && !argued) return undefined
      const { kind, alias, arguments: given } = node
      const bare = {
        kind,
        name: node.name,
        ...(alias && { alias }),
        ...(given && { arguments: given }),
      }
      const meaning = print(bare)
      const ours = byMeaning.get(meaning) ?? unusedKey(`_${byMeaning.size}_${key}`, taken)
      byMeaning.set(meaning, ours)
      clientKeys.set(ours, key)
      dataKeys.set(node, ours)
      return { ...node, alias: { kind: Kind.NAME as const, value: ours } }
    },
  })
  if (dataKeys.size === 0) return { operation, dataKeys, clientKeys }
  return { operation: operationIn(planned, operation.definition.name?.value), dataKeys, clientKeys }
}

function responseKeys(operation: Operation): ReadonlySet<string> {
  const keys = new Set<string>()
  visit(documentOf(operation), {
    Field: (node) => void keys.add(node.alias?.value ?? node.name.value),
  })
  return keys
}

function unusedKey(base: string, taken: ReadonlySet<string>): string {
  return taken.has(base) ? unusedKey(`${base}_`, taken) : base
}
