import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Undefined when the client's own address is not known. */
export type ClientIpOf = (request: IncomingMessage) => string | undefined

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/**
 * The network address of whoever sent a request, for limits per address.
 *
 * `X-Forwarded-For` is written by anybody, so only the entries that one's own proxies appended count: with n of them, the
 * n-th from the right. A peer on the loopback interface is a proxy or a program of this machine, and no client to limit:
 * all clients behind it would share one limit.
 * @param proxies how many proxies of one's own stand before the router; 0 for none
 */
export function createClientIpOf(proxies: number): ClientIpOf {
  return (request) => {
    const address = proxies > 0 ? forwardedFor(request, proxies) : request.socket.remoteAddress
    return address === undefined || LOOPBACK.test(address) ? undefined : address
  }
}

function forwardedFor(request: IncomingMessage, proxies: number): string | undefined {
  const header = request.headers['x-forwarded-for']
  const entries = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',')
  const entry = entries.at(-proxies)?.trim() ?? ''
  return isIP(entry) ? entry : undefined
}
