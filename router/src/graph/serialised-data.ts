/** Data of a response that are JSON text already, on their way through code that expects an object. */
export class SerialisedData implements Record<string, unknown> {
  [key: string]: unknown
  readonly #json: string

  constructor(json: string) {
    this.#json = json
  }

  get json(): string {
    return this.#json
  }

  /** For `JSON.stringify` of a response as a whole, as graphql-ws does it. */
  toJSON(): unknown {
    return JSON.parse(this.#json)
  }
}

/** A response as JSON, its data as they were written. */
export function stringifyResponse(response: object): string {
  const { data, ...rest } = response as { data?: unknown }
  if (!(data instanceof SerialisedData)) return JSON.stringify(response)
  const others = JSON.stringify(rest)
  return others === '{}' ? `{"data":${data.json}}` : `${others.slice(0, -1)},"data":${data.json}}`
}
