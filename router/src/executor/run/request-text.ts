/** The JSON body of a request but for its variables. */
export interface RequestText {
  readonly head: string
  readonly tail: string
}

export function requestText(query: string, operationName: string | undefined): RequestText {
  const name =
    operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`
  return { head: `{"query":${JSON.stringify(query)},"variables":{`, tail: `}${name}}` }
}
