import { EnvironmentError } from './environment.ts'
import { createLogger, type Logger } from './logging.ts'

type Close = () => unknown

/** What a process created, closed in reverse order: stop accepting, drain, then let go of connections. */
export interface Shutdown {
  add(name: string, close: Close): void
  /** Closes everything once, however often it is called. A close that fails is logged; the rest still runs. */
  run(): Promise<void>
}

export function createShutdown(logger: Logger): Shutdown {
  const closers: { name: string; close: Close }[] = []
  let running: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    for (const { name, close } of closers.toReversed()) {
      try {
        await close()
        logger.debug({ closed: name }, 'closed')
      } catch (err) {
        logger.error({ err, closing: name }, 'close failed')
      }
    }
  }

  return {
    add: (name, close) => closers.push({ name, close }),
    run: () => (running ??= closeAll()),
  }
}

/** How long an ordered stop may take before the process ends regardless. */
const STOP_LIMIT_MS = 10_000

/**
 * Runs a process's `main`: stops in order on SIGTERM, SIGINT or when the parent that forked it is gone;
 * tells a fault of the environment in one sentence; ends with 1 on a crash.
 */
export function runProcess(name: string, main: (shutdown: Shutdown) => Promise<void>): void {
  const logger = createLogger({ name, level: 'info' })
  const shutdown = createShutdown(logger)
  let stopping = false

  const stop = (reason: string, exitCode: number) => {
    if (stopping) return
    stopping = true
    logger.info({ reason }, 'stopping')
    setTimeout(() => {
      logger.error('did not stop in time')
      process.exit(1)
    }, STOP_LIMIT_MS).unref()
    void shutdown.run().then(() => process.exit(exitCode))
  }

  process.once('SIGTERM', () => stop('SIGTERM', 0))
  process.once('SIGINT', () => stop('SIGINT', 0))
  if (process.connected) process.once('disconnect', () => stop('parent gone', 0))
  process.once('uncaughtException', (err) => {
    logger.fatal({ err }, 'uncaught exception')
    stop('crash', 1)
  })
  process.once('unhandledRejection', (err) => {
    logger.fatal({ err }, 'unhandled rejection')
    stop('crash', 1)
  })

  main(shutdown).catch((err: unknown) => {
    logFailedStart(logger, err)
    stop('could not start', 1)
  })
}

/** Runs a task that ends by itself, such as a seed, telling its failure as `runProcess` does; exits with 1 then. */
export function runTask(name: string, task: (logger: Logger) => Promise<void>): void {
  const logger = createLogger({ name, level: 'info' })
  task(logger).catch((err: unknown) => {
    logFailedStart(logger, err)
    process.exitCode = 1
  })
}

/** What the operator can mend is told in a sentence; a stack is for what only we can. */
function logFailedStart(logger: Logger, err: unknown): void {
  const { code, address, port } = err as NodeJS.ErrnoException & { address?: string; port?: number }
  if (err instanceof EnvironmentError) logger.fatal(err.message)
  else if (code === 'EADDRINUSE') logger.fatal(`Port ${port ?? '?'} on ${address ?? '?'} is taken.`)
  else logger.fatal({ err }, 'could not start')
}
