import cluster from 'node:cluster'
import type { Logger } from '@floodgate/platform/logging'
import { clusterMetrics, type Registry, shareMetrics } from '@floodgate/platform/metrics'

/** What `/metrics` answers. */
export type Exposition = Pick<Registry, 'metrics' | 'contentType'>

const REQUEST = 'floodgate:metrics'

interface MetricsMessage {
  readonly type: typeof REQUEST
  readonly id: number
  /** In the answer. Undefined when they could not be gathered. */
  readonly text?: string | undefined
}

const isMetrics = (message: unknown): message is MetricsMessage =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === REQUEST

/** In the process that starts the others: whichever of them is scraped, all are counted. */
export function answerWorkers(logger: Logger): void {
  cluster.on('message', (worker, message: unknown) => {
    if (!isMetrics(message)) return
    const answer = (text?: string) => {
      if (worker.isConnected()) worker.send({ ...message, text })
    }
    clusterMetrics().then(answer, (err: unknown) => {
      logger.warn({ err }, 'metrics of the processes can not be gathered')
      answer()
    })
  })
}

/** The metrics of all processes where this is one of several, else its own. */
export function createExposition(registry: Registry): Exposition {
  const { worker } = cluster
  if (!worker) return registry
  shareMetrics(registry)
  const waiting = new Map<number, (text: string | undefined) => void>()
  let requests = 0
  process.on('message', (message: unknown) => {
    if (!isMetrics(message)) return
    waiting.get(message.id)?.(message.text)
    waiting.delete(message.id)
  })
  return {
    contentType: registry.contentType,
    async metrics() {
      const id = ++requests
      const text = await new Promise<string | undefined>((resolve) => {
        waiting.set(id, resolve)
        worker.send({ type: REQUEST, id } satisfies MetricsMessage)
      })
      // Those of this process alone would pass for the sum.
      if (text === undefined) throw new Error('the metrics of all processes can not be gathered')
      return text
    },
  }
}
