import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { CompiledOperation } from './compiled-operation.ts'
import type { Fault } from './shape/shape-run.ts'

/** A response whose data are text already. */
export interface Answer {
  /** JSON text; undefined when the operation did not run. */
  readonly data: string | undefined
  readonly errors: readonly GraphQLError[]
  /** What it is made of: see `caching/operation-caching.ts`. */
  readonly tags?: readonly string[] | undefined
}

/** @param format what the client may see of an error */
export function answerJson(
  { data, errors }: Answer,
  format: (error: GraphQLError) => GraphQLFormattedError = (error) => error.toJSON(),
): string {
  if (errors.length === 0) return `{"data":${data ?? 'null'}}`
  const formatted = `"errors":${JSON.stringify(errors.map(format))}`
  return data === undefined ? `{${formatted}}` : `{${formatted},"data":${data}}`
}

/**
 * Wrong values are errors always. A missing one is an error if nothing else went wrong: it mostly is what a
 * failed fetch left behind.
 */
export function faultErrors(faults: readonly Fault[], othersFailed: boolean): GraphQLError[] {
  return faults
    .filter(({ missing }) => !missing || !othersFailed)
    .map(
      ({ message, path }) =>
        new GraphQLError(message, { path, extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' } }),
    )
}

/** Errors as the client knows its fields. */
export function inClientKeys(
  errors: readonly GraphQLError[],
  { clientKeyOf }: CompiledOperation,
): readonly GraphQLError[] {
  return errors.map((error) => {
    const path = error.path?.map((key) => (typeof key === 'string' ? clientKeyOf(key) : key))
    if (!path || path.every((key, i) => key === error.path?.[i])) return error
    const { message, extensions, originalError } = error
    return new GraphQLError(message, { path, extensions, originalError })
  })
}
