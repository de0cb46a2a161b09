import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { AppError } from '@floodgate/platform/errors'
import type { HashTask } from './argon2.ts'
import type { HashReply } from './hash-process.ts'

/** Processes that hash, one password at a time each, at a lower priority than those that answer requests. */
export interface HashPool {
  /** @throws AppError UNAVAILABLE when too many wait already, or the process died over it */
  run(task: HashTask): Promise<string | boolean>
  close(): Promise<void>
}

interface Waiting {
  readonly task: HashTask
  resolve(result: string | boolean): void
  reject(error: Error): void
}

interface Worker {
  readonly child: ChildProcess
  ready: boolean
  current: Waiting | undefined
}

/** Some ten seconds of work: whoever waits longer has given up. */
const MOST_WAITING = 200
const ENTRY = new URL('hash-process.ts', import.meta.url)

/**
 * Half of the processors at most, so that logins at full rate leave the rest to the shop.
 * @param processes how many
 */
export function createHashPool(
  processes = Math.max(1, Math.floor(availableParallelism() / 2)),
): HashPool {
  const queue: Waiting[] = []
  const workers = new Set<Worker>()
  let closing = false

  function start(): void {
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
    const child = fork(ENTRY, {
      ...{ env, execArgv: [], serialization: 'advanced' as const },
      // A session of its own; see `stepBack`. It ends with its channel to this process.
      detached: true,
    })
    const worker: Worker = { child, ready: false, current: undefined }
    workers.add(worker)
    child.on('message', (message: HashReply) => {
      if (message.kind === 'ready') worker.ready = true
      else settle(worker, message)
      next()
    })
    child.on('exit', () => {
      workers.delete(worker)
      worker.current?.reject(new AppError('UNAVAILABLE'))
      if (!closing && queue.length > 0) start()
    })
    child.on('error', () => undefined)
  }

  function settle(worker: Worker, message: Exclude<HashReply, { kind: 'ready' }>): void {
    const waiting = worker.current
    worker.current = undefined
    if (message.kind === 'done') waiting?.resolve(message.result)
    else waiting?.reject(new Error(message.message))
  }

  function next(): void {
    for (const worker of workers) {
      const isFree = worker.ready && !worker.current
      if (isFree) worker.current = queue.shift()
      if (isFree && worker.current) worker.child.send(worker.current.task)
      hold(worker, worker.current !== undefined || !worker.ready)
    }
  }

  /** An idle pool keeps nobody's process alive. */
  function hold({ child }: Worker, busy: boolean): void {
    if (busy) child.ref()
    else child.unref()
    if (busy) child.channel?.ref()
    else child.channel?.unref()
  }

  return {
    run(task) {
      if (closing || queue.length >= MOST_WAITING) {
        return Promise.reject(new AppError('UNAVAILABLE'))
      }
      return new Promise((resolve, reject) => {
        queue.push({ task, resolve, reject })
        while (workers.size < processes) start()
        next()
      })
    },
    async close() {
      closing = true
      for (const { reject } of queue.splice(0)) reject(new AppError('UNAVAILABLE'))
      await Promise.all(
        [...workers].map(({ child }) => {
          child.ref()
          const gone = new Promise((resolve) => child.once('exit', resolve))
          if (child.connected) child.disconnect()
          return gone
        }),
      )
    },
  }
}
