import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Of the connection, the content, or the router's own: rules have no say in them. */
const REQUEST_HEADERS_OF_THE_ROUTER = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'upgrade',
  'x-floodgate-identity',
  'x-request-id',
])

const ANSWER_HEADERS_OF_THE_ROUTER = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-request-id',
])

const token = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, { error: 'must be the name of a header' })
  .transform((name) => name.toLowerCase())

const nameBut = (taken: ReadonlySet<string>) =>
  token.refine((name) => !taken.has(name), { error: 'is for the router to set' })

const requestName = nameBut(REQUEST_HEADERS_OF_THE_ROUTER)
const answerName = nameBut(ANSWER_HEADERS_OF_THE_ROUTER)
const headerValue = z.string().regex(/^[\x20-\x7e]*$/, { error: 'must be printable ASCII' })

const requestRule = z.union([
  z.strictObject({
    /** The client's header goes on. */
    propagate: token,
    /** Under this name. */
    as: requestName.optional(),
    /** When the client sent none. */
    default: headerValue.optional(),
  }),
  z.strictObject({ insert: requestName, value: headerValue }),
  /** What an earlier rule gave. */
  z.strictObject({ remove: token }),
])

const answerRule = z.strictObject({
  /** The subgraph's header comes back. */
  propagate: token,
  as: answerName.optional(),
  /** What counts when several fetches bring it. By default `append` for `set-cookie`, else `last`. */
  merge: z.enum(['append', 'first', 'last']).optional(),
})

const rules = z.strictObject({
  request: z
    .array(
      requestRule.refine(hasFreeName, { error: 'names a header that is for the router to set' }),
    )
    .default([]),
  response: z
    .array(answerRule.refine(hasFreeAnswerName, { error: 'names a header of the router' }))
    .default([]),
})

function hasFreeName(rule: z.infer<typeof requestRule>): boolean {
  return !('propagate' in rule) || !REQUEST_HEADERS_OF_THE_ROUTER.has(rule.as ?? rule.propagate)
}

function hasFreeAnswerName({ propagate, as }: z.infer<typeof answerRule>): boolean {
  return !ANSWER_HEADERS_OF_THE_ROUTER.has(as ?? propagate)
}

/** Which headers pass between clients and subgraphs: see docs/ROUTER.md. Rules for all come before those of one subgraph. */
export const headerConfig = z.strictObject({
  all: rules.optional(),
  subgraphs: z.record(z.string(), rules).default({}),
})

export type HeaderConfig = z.infer<typeof headerConfig>
export type RequestRule = z.infer<typeof requestRule>
export type AnswerRule = z.infer<typeof answerRule>

/** @throws Error saying what is wrong with the file */
export function readHeaderConfig(path: string): HeaderConfig {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} can't be read as JSON`, { cause })
  }
  const result = headerConfig.safeParse(content)
  if (!result.success) throw new Error(`${path}:\n${z.prettifyError(result.error)}`)
  return result.data
}
