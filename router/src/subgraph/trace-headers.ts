import type { IncomingHttpHeaders } from 'node:http'

/** W3C Trace Context, version 00 or one that begins as it does. */
const TRACE_PARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-|$)/

/** The client's trace goes on through every subgraph. */
export function traceHeaders(client: IncomingHttpHeaders, headers: Record<string, string>): void {
  const { traceparent, tracestate } = client
  if (typeof traceparent !== 'string' || !TRACE_PARENT.test(traceparent)) return
  headers.traceparent = traceparent
  if (typeof tracestate === 'string') headers.tracestate = tracestate
}
