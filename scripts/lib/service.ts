import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Guardian } from './guardian.ts'
import { pollUntil } from './poll.ts'
import { UserError } from './terminal.ts'

export interface ServiceOptions {
  name: string
  command: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  /** Lower stages stop first. */
  stage: number
  guardian: Guardian
  /** Resolves once the process does its work; repeated until then. */
  ready: () => Promise<unknown>
  /** @default 60000 */
  readyTimeoutMs?: number
  /** How it is asked to stop. @default 'SIGTERM' */
  stopSignal?: NodeJS.Signals
  /** How long it may take to stop before it is killed. @default 12000 */
  graceMs?: number
  onLine?: ((service: string, line: string) => void) | undefined
  /** Told when it ends though nobody here stopped or killed it. */
  onUnexpectedExit?: ((service: Service, exit: ServiceExit) => void) | undefined
}

export interface ServiceExit {
  code: number | null
  signal: NodeJS.Signals | null
}

interface Running {
  child: ChildProcess
  pid: number
  exited: Promise<ServiceExit>
  expectedToExit: boolean
  isReady: boolean
}

const tailLength = 25

/** A child process that can be started, awaited, killed and started again on the same port. */
export class Service {
  readonly name: string
  readonly #options: ServiceOptions
  #running: Running | null = null
  #tail: string[] = []

  constructor(options: ServiceOptions) {
    this.name = options.name
    this.#options = options
  }

  get pid(): number | null {
    return this.#running?.pid ?? null
  }

  /** Its last lines of output. */
  get tail(): readonly string[] {
    return this.#tail
  }

  /**
   * Starts it and waits until it is ready.
   * @param extraEnv variables for this one start
   * @throws UserError with its last lines when it ends first, or is not ready in time
   */
  async start(signal?: AbortSignal, extraEnv: Record<string, string> = {}): Promise<void> {
    signal?.throwIfAborted()
    if (this.#running) return
    const running = this.#spawn(extraEnv)
    this.#running = running
    const stopPolling = new AbortController()
    const { ready, readyTimeoutMs = 60_000 } = this.#options
    const polling = pollUntil(ready, {
      timeoutMs: readyTimeoutMs,
      signal: AbortSignal.any([stopPolling.signal, ...(signal ? [signal] : [])]),
    })
    polling.catch(() => undefined)
    try {
      const exit = await Promise.race([polling.then(() => null), running.exited])
      if (exit)
        throw new UserError(this.#explain(`${this.name} ${describeExit(exit)} at its start.`))
      running.isReady = true
    } catch (error) {
      if (error instanceof UserError || signal?.aborted) throw error
      const reason = error instanceof Error ? error.message : String(error)
      const seconds = readyTimeoutMs / 1000
      throw new UserError(
        this.#explain(`${this.name} was not ready within ${seconds} s: ${reason}.`),
      )
    } finally {
      stopPolling.abort()
    }
  }

  /** Asks it to stop, kills it when it does not within its grace, and waits until it is gone. */
  async stop(): Promise<void> {
    const running = this.#running
    if (!running) return
    const { graceMs = 12_000, stopSignal = 'SIGTERM' } = this.#options
    const timer = setTimeout(() => running.child.kill('SIGKILL'), graceMs)
    await this.kill(stopSignal)
    clearTimeout(timer)
  }

  /** Sends a signal that is meant to end it, and waits until it is gone. */
  async kill(signal: NodeJS.Signals): Promise<ServiceExit | null> {
    const running = this.#running
    if (!running) return null
    running.expectedToExit = true
    running.child.kill(signal)
    return running.exited
  }

  /** Starts it again as it was, stopping it first if it still runs. */
  async restart(signal?: AbortSignal, extraEnv?: Record<string, string>): Promise<void> {
    await this.stop()
    await this.start(signal, extraEnv)
  }

  /** Resolves once it runs no more, whoever ended it. */
  async exited(): Promise<ServiceExit | null> {
    return (await this.#running?.exited) ?? null
  }

  #spawn(extraEnv: Record<string, string>): Running {
    const { command, args, env, stage, guardian } = this.#options
    // Its own process group: a Ctrl-C in the terminal must not reach it before its turn comes.
    const child = spawn(command, args, {
      env: { ...env, ...extraEnv, ...guardian.mark },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const exited = new Promise<ServiceExit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }))
      child.once('error', (error) => {
        this.#record(error.message)
        resolve({ code: null, signal: null })
      })
    })
    this.#tail = []
    this.#follow(child.stdout)
    this.#follow(child.stderr)
    const pid = child.pid ?? -1
    if (pid > 0) guardian.watch(pid, stage)
    const running = { child, pid, exited, expectedToExit: false, isReady: false }
    void exited.then((exit) => this.#afterExit(running, exit))
    return running
  }

  #afterExit(running: Running, exit: ServiceExit): void {
    if (running.pid > 0) this.#options.guardian.forget(running.pid)
    if (this.#running === running) this.#running = null
    if (running.isReady && !running.expectedToExit) this.#options.onUnexpectedExit?.(this, exit)
  }

  #follow(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => this.#record(line))
  }

  #record(line: string): void {
    this.#tail.push(line)
    if (this.#tail.length > tailLength) this.#tail.shift()
    this.#options.onLine?.(this.name, line)
  }

  #explain(sentence: string): string {
    return explainWithTail(sentence, this.#tail)
  }
}

/** A sentence and, below it, the last lines that a process wrote. */
export function explainWithTail(sentence: string, tail: readonly string[]): string {
  return tail.length === 0 ? sentence : `${sentence} Its last lines:\n  ${tail.join('\n  ')}`
}

export function describeExit({ code, signal }: ServiceExit): string {
  if (signal) return `was ended by ${signal}`
  return code === null ? 'could not be run' : `ended with code ${code}`
}
