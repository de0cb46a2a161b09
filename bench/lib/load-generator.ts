import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { LoadCommand, LoadEvent, LoadPlan, LoadResult } from './load-plan.ts'

export interface LoadHooks {
  /** Everything is ready; the first request goes out when this resolves. */
  beforeStart?: () => void
  /** No more requests are sent; some may still be under way. */
  whenSendingEnds?: () => Promise<void>
}

type EventOf<T extends LoadEvent['type']> = Extract<LoadEvent, { type: T }>

/** Sends load from a process of its own, which stays warm from one run to the next. */
export class LoadGenerator {
  readonly #child: ChildProcess

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'load-process.ts'), [], {
      // Fewer and shorter collections: the requests of a run live until its end.
      execArgv: ['--max-semi-space-size=64'],
      serialization: 'advanced',
    })
  }

  /** @throws Error when the server ends a connection or stops answering */
  async run(plan: LoadPlan, { beforeStart, whenSendingEnds }: LoadHooks = {}): Promise<LoadResult> {
    const ready = this.#next('prepared')
    this.#tell({ type: 'prepare', plan })
    await ready
    beforeStart?.()
    const ended = this.#next('sending-ended').then(() => whenSendingEnds?.())
    const done = this.#next('done')
    this.#tell({ type: 'go' })
    const [{ result }] = await Promise.all([done, ended])
    return result
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  #tell(command: LoadCommand): void {
    this.#child.send(command)
  }

  #next<T extends LoadEvent['type']>(type: T): Promise<EventOf<T>> {
    return new Promise((resolve, reject) => {
      const onMessage = (event: LoadEvent): void => {
        if (event.type === type) settle(() => resolve(event as EventOf<T>))
        else if (event.type === 'failed') settle(() => reject(new Error(event.message)))
      }
      const onExit = (): void => settle(() => reject(new Error('the load generator ended')))
      const settle = (then: () => void): void => {
        this.#child.off('message', onMessage).off('exit', onExit)
        then()
      }
      this.#child.on('message', onMessage).on('exit', onExit)
    })
  }
}
