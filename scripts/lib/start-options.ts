import { isIP } from 'node:net'
import { UserError } from './terminal.ts'

export interface StartOptions {
  /** The router's. */
  port: number
  host: string
}

/** @throws UserError when PORT or HOST can't be listened on */
export function readStartOptions(env: NodeJS.ProcessEnv): StartOptions {
  const port = Number(env.PORT ?? 4000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(`PORT must be a number from 1 to 65535, not "${env.PORT ?? ''}".`)
  }
  const host = env.HOST ?? '127.0.0.1'
  if (isIP(host) === 0) throw new UserError(`HOST must be an IP address, not "${host}".`)
  return { port, host }
}
