import type { IncomingMessage } from 'node:http'

/** The path that a request is for, without its query string. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** The query string of a request's URL, with its `?`; empty without one. */
export function searchOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}
