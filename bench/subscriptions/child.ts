import { type ChildProcess, fork, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Listening } from './program.ts'

const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc']

export function startProgram(script: string, args: readonly string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, script), args, { stdio, serialization: 'advanced' })
}

export async function portOf(child: ChildProcess): Promise<number> {
  const [{ port }] = (await once(child, 'message')) as [Listening]
  return port
}

/** A program of another gateway, which has no way to tell that it listens. */
export function startCommand(script: string, args: readonly string[], cwd: string): ChildProcess {
  const env = { ...process.env, NODE_ENV: 'production', HIVE_TELEMETRY: '0' }
  return spawn(process.execPath, [script, ...args], { cwd, env, stdio: 'ignore' })
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
