import type { JsonObject } from '../transport/transport.ts'

/** A value that the API schema does not allow, and where it is. */
export interface Fault {
  readonly message: string
  readonly path: readonly (string | number)[]
  /** A null (or nothing) where the schema has none, as opposed to a wrong value. */
  readonly missing: boolean
}

/** One writing of a response. */
export interface ShapeRun {
  readonly faults: Fault[]
  /** Where the writing is. */
  readonly path: (string | number)[]
  /** Texts of objects that are met again. */
  readonly texts: Map<JsonObject, string>[]
  /** JSON text of a root field of introspection. */
  readonly introspect: (key: string) => string
}

/** JSON text; undefined when a null must be the parent's. */
export type Write = (value: unknown, run: ShapeRun) => string | undefined

export const NULL = 'null'

export function reportFault(
  run: ShapeRun,
  message: string,
  options: { readonly missing: boolean; readonly key?: string },
): void {
  const path = options.key === undefined ? [...run.path] : [...run.path, options.key]
  run.faults.push({ message, path, missing: options.missing })
}
