import { randomUUID } from 'node:crypto'

/** Names a request in every log line, from the router to the last job. */
export const REQUEST_ID_HEADER = 'x-request-id'

/** No longer than the outbox's column for it. */
const SANE = /^[A-Za-z0-9._:-]{1,64}$/

export const newRequestId = (): string => randomUUID()

/** The caller's id when it is fit for logs and headers, else a new one. */
export function requestIdFrom(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && SANE.test(header) ? header : newRequestId()
}
