import type { GraphQLError } from 'graphql'
import type { CancelSignal } from '../transport/cancel-signal.ts'
import type { JsonObject, SubgraphTransport } from '../transport/transport.ts'

/** One execution of a compiled plan. Fetches fill `data` and `errors`. */
export interface RunState<Context> {
  readonly data: JsonObject
  readonly errors: GraphQLError[]
  readonly variables: Readonly<Record<string, unknown>>
  /** The value of a variable that a plan's condition names. */
  readonly isTrue: (variable: string) => boolean
  /** JSON text of variables, written once per execution. */
  readonly variableTexts: Map<string, string>
  readonly transport: SubgraphTransport<Context>
  readonly context: Context
  readonly signal: CancelSignal | undefined
}

/** `"name":value` of the variables that the client gave, each after a comma unless it is the first. */
export function writeVariables<Context>(
  run: RunState<Context>,
  names: readonly string[],
  before: string,
): string {
  let text = before
  for (const name of names) {
    if (!Object.hasOwn(run.variables, name)) continue
    const value = run.variables[name]
    if (value === undefined) continue
    let written = run.variableTexts.get(name)
    if (written === undefined) {
      written = `${JSON.stringify(name)}:${JSON.stringify(value)}`
      run.variableTexts.set(name, written)
    }
    text += text === '' ? written : `,${written}`
  }
  return text
}
