import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { UserError } from './terminal.ts'

export type GuardianMessage =
  | { type: 'watch'; pid: number; stage: number }
  | { type: 'forget'; pid: number }
  | { type: 'folder'; path: string }
  | { type: 'forget-folder'; path: string }
  | { type: 'all-stopped' }

/** The variable by which the guardian knows the processes of its run. */
export const runVariable = 'FLOODGATE_RUN'

/**
 * A small process that outlives this one and cleans up if this one dies without doing so, even by
 * SIGKILL: it stops the watched processes stage by stage, lowest first, and deletes temporary folders.
 */
export class Guardian {
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>
  readonly #runId = randomUUID()

  constructor() {
    const script = join(import.meta.dirname, 'guardian-process.ts')
    this.#child = spawn(process.execPath, [script, this.#runId], {
      stdio: ['pipe', 'ignore', 'inherit'],
      // Its own process group, so that Ctrl-C or a kill of the whole group doesn't end it too.
      detached: true,
    })
    this.#exited = once(this.#child, 'exit')
    this.#exited.catch(() => undefined)
    this.#child.stdin?.on('error', () => undefined)
  }

  get pid(): number {
    const { pid } = this.#child
    if (pid === undefined) throw new UserError('The guardian process could not be started.')
    return pid
  }

  /** To be set for every process that is started, so that one it was not told of is found too. */
  get mark(): Record<string, string> {
    return { [runVariable]: this.#runId }
  }

  /** Stops `pid` if this process dies. Lower stages are stopped first. */
  watch(pid: number, stage: number): void {
    this.#send({ type: 'watch', pid, stage })
  }

  forget(pid: number): void {
    this.#send({ type: 'forget', pid })
  }

  /** Deletes a folder below the system's temporary one if this process dies. */
  watchFolder(path: string): void {
    this.#send({ type: 'folder', path })
  }

  forgetFolder(path: string): void {
    this.#send({ type: 'forget-folder', path })
  }

  /** Ends the guardian, which stops what is still watched, and waits for it. */
  async close(): Promise<void> {
    this.#send({ type: 'all-stopped' })
    this.#child.stdin?.end()
    await this.#exited
  }

  #send(message: GuardianMessage): void {
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`)
  }
}
