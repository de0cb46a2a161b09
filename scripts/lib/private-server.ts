import type { Guardian } from './guardian.ts'
import type { Secrets } from './secrets.ts'
import type { Service, ServiceExit } from './service.ts'

/** How a private MariaDB or Redis is run. */
export interface PrivateServerOptions {
  guardian: Guardian
  /** Holds the data folders. */
  directory: string
  secrets: Secrets
  /** Trades durability for speed, and is killed rather than stopped: its data is thrown away after. */
  disposable: boolean
  mariadbFlags?: readonly string[] | undefined
  /** SQL that runs with all rights at every start, a statement each, without a semicolon. */
  mariadbStatements?: readonly string[] | undefined
  redisFlags?: readonly string[] | undefined
  onLine?: ((service: string, line: string) => void) | undefined
  onUnexpectedExit?: ((service: Service, exit: ServiceExit) => void) | undefined
  signal?: AbortSignal | undefined
}
