import type { RouterContext } from '../context.ts'

/** The answer to one GraphQL request over HTTP, but for the headers that every response has. */
export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  /** @default no-store */
  readonly cacheControl?: string | undefined
  /** Names and values in turn. @default none */
  readonly otherHeaders?: readonly string[] | undefined
  readonly body: string
}

/** What whoever made the answer wants in its head. */
export function headersIn({
  forResponse: { cacheControl, headers },
}: Pick<RouterContext, 'forResponse'>): Pick<HttpAnswer, 'cacheControl' | 'otherHeaders'> {
  if (!headers) return { cacheControl }
  const otherHeaders = [...headers].flatMap(([name, values]) =>
    values.flatMap((value) => [name, value]),
  )
  return { cacheControl, otherHeaders }
}
