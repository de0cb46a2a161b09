import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import type { Shutdown } from '@floodgate/platform/shutdown'
import { answerWorkers } from './cluster-metrics.ts'

/** A process that ends again and again is not started in a tight loop. */
const RESTART_DELAY_MS = 1_000

/**
 * Runs the router as several processes that accept on one port, and starts those again that end by themselves. Resolves when all
 * listen. They stop together, each draining its own clients.
 */
export async function startCluster(
  processes: number,
  { logger, shutdown }: { readonly logger: Logger; readonly shutdown: Shutdown },
): Promise<void> {
  let stopping = false
  answerWorkers(logger)

  function startWorker(): Worker {
    const worker = cluster.fork()
    worker.once('exit', (code, signal) => {
      if (stopping) return
      logger.error(
        { code, signal, pid: worker.process.pid },
        'a router process ended; starting another',
      )
      void delay(RESTART_DELAY_MS).then(() => stopping || startWorker())
    })
    return worker
  }

  shutdown.add('router processes', async () => {
    stopping = true
    await Promise.all(Object.values(cluster.workers ?? {}).map(stopWorker))
  })
  process.on('SIGHUP', () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGHUP')
  })
  const workers = Array.from({ length: processes }, startWorker)
  await Promise.all(workers.map((worker) => once(worker, 'listening')))
  logger.info({ processes }, 'router processes listen')
}

async function stopWorker(worker: Worker | undefined): Promise<void> {
  if (!worker || worker.isDead()) return
  const ended = once(worker, 'exit')
  worker.process.kill('SIGTERM')
  await ended
}
