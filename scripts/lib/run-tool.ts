import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Guardian } from './guardian.ts'
import { explainWithTail } from './service.ts'
import { UserError } from './terminal.ts'

export interface ToolOptions {
  name: string
  script: string
  env: NodeJS.ProcessEnv
  stage: number
  guardian: Guardian
  onLine?: ((line: string) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Runs a script to its end, under the guardian.
 * @throws UserError with its last lines when it fails
 */
export async function runTool(options: ToolOptions): Promise<void> {
  options.signal?.throwIfAborted()
  const child = spawn(process.execPath, [options.script], {
    env: { ...options.env, ...options.guardian.mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const tail: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      tail.push(line)
      if (tail.length > 25) tail.shift()
      options.onLine?.(line)
    })
  }
  const stop = (): void => void child.kill('SIGTERM')
  options.signal?.addEventListener('abort', stop, { once: true })
  const { pid } = child
  if (pid !== undefined) options.guardian.watch(pid, options.stage)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
    options.signal?.throwIfAborted()
    if (code !== 0) {
      throw new UserError(explainWithTail(`The ${options.name} failed (${signal ?? code}).`, tail))
    }
  } finally {
    options.signal?.removeEventListener('abort', stop)
    if (pid !== undefined) options.guardian.forget(pid)
  }
}
