import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../lib/paths.ts'
import { findByEnvironment } from '../lib/process-alive.ts'

export interface StartCommand {
  pid: number
  /** Everything that it wrote so far. */
  lines: readonly string[]
  /** Resolves with the first line, past or to come, that contains `text`. Rejects if it ends first. */
  line: (text: string) => Promise<string>
  kill: (signal: NodeJS.Signals) => void
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Every process that descends from it and still runs, whoever its parent is now. */
  descendants: () => FoundProcess[]
}

interface FoundProcess {
  pid: number
  command: string
}

/** Runs what `npm start` runs, marked so that its descendants can be told from all other processes. */
export function runStartCommand(env: Record<string, string>): StartCommand {
  const mark = `FLOODGATE_TEST_MARK=${randomUUID()}`
  const [key = '', value] = mark.split('=')
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: { ...process.env, ...env, [key]: value, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { lines, line } = followLines([child.stdout, child.stderr], once(child, 'close'))
  return {
    pid: child.pid ?? 0,
    lines,
    line,
    kill: (signal) => child.kill(signal),
    exited: new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal }))
    }),
    descendants: () => findMarked(mark),
  }
}

function followLines(
  streams: NodeJS.ReadableStream[],
  ended: Promise<unknown>,
): Pick<StartCommand, 'lines' | 'line'> {
  const lines: string[] = []
  const listeners = new Set<(line: string) => void>()
  for (const input of streams) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line)
      for (const listener of listeners) listener(line)
    })
  }
  const line = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (candidate: string): void => {
        if (!candidate.includes(text)) return
        listeners.delete(check)
        resolve(candidate)
      }
      listeners.add(check)
      lines.forEach(check)
      const fail = (): void => reject(new Error(`no line with "${text}" in:\n${lines.join('\n')}`))
      ended.then(fail, fail)
    })
  return { lines, line }
}

/** By the environment that children inherit: it stays when their parent dies. */
function findMarked(mark: string): FoundProcess[] {
  return findByEnvironment(mark).map((pid) => ({ pid, command: commandOf(pid) }))
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}
