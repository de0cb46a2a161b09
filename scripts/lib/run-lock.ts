import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isAlive, waitUntilGone } from './process-alive.ts'
import { UserError } from './terminal.ts'

const holderSchema = z.object({ pid: z.int().positive(), guardianPid: z.int().positive() })
type Holder = z.infer<typeof holderSchema>

export interface RunLock {
  release: () => void
}

/**
 * Makes sure that one stack at a time uses a state folder. What a killed run left behind is waited for:
 * its guardian is still stopping its servers.
 * @throws UserError when another run goes on
 */
export async function takeRunLock(directory: string, guardianPid: number): Promise<RunLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = lockPath(directory)
  const content = JSON.stringify({ pid: process.pid, guardianPid } satisfies Holder)
  for (;;) {
    try {
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
      return { release: () => rmSync(path, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const running = await runningPid(directory)
    if (running !== null) {
      throw new UserError(`Floodgate is already running here as process ${running}. Stop it first.`)
    }
    rmSync(path, { force: true })
  }
}

/** The process that uses the state folder, or null; waits for what a killed one left behind. */
export async function runningPid(directory: string): Promise<number | null> {
  const holder = readHolder(lockPath(directory))
  if (!holder) return null
  if (isFloodgate(holder.pid, 'scripts/start.ts')) return holder.pid
  if (isFloodgate(holder.guardianPid, 'guardian-process.ts')) {
    await waitUntilGone([holder.guardianPid], 40_000)
  }
  return null
}

/** Process ids are used again after a while: compare the command, where the system tells it. */
function isFloodgate(pid: number, script: string): boolean {
  if (!isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)
  } catch {
    return process.platform !== 'linux'
  }
}

function readHolder(path: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function lockPath(directory: string): string {
  return join(directory, 'running.json')
}
