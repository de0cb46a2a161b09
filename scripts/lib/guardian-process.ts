import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { runVariable, type GuardianMessage } from './guardian.ts'
import { findByEnvironment, signalIfAlive, waitUntilGone } from './process-alive.ts'

// Outlives its parent on purpose: when the pipe from it ends, whatever the parent left is stopped.
const runId = process.argv[2] ?? ''
const watched = new Map<number, number>()
const folders = new Set<string>()
let allStopped = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as GuardianMessage
  switch (message.type) {
    case 'watch':
      watched.set(message.pid, message.stage)
      break
    case 'forget':
      watched.delete(message.pid)
      break
    case 'folder':
      folders.add(message.path)
      break
    case 'forget-folder':
      folders.delete(message.path)
      break
    case 'all-stopped':
      allStopped = true
  }
}

async function stop(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signalIfAlive(pid, 'SIGTERM')
  for (const pid of await waitUntilGone(pids, 12_000)) signalIfAlive(pid, 'SIGKILL')
}

async function stopWatched(): Promise<void> {
  const stages = [...new Set(watched.values())].sort((a, b) => a - b)
  for (const stage of stages) {
    await stop([...watched].filter(([, itsStage]) => itsStage === stage).map(([pid]) => pid))
  }
}

/**
 * A parent that is killed between starting a process and telling so leaves one that is not watched.
 * The second look finds one that had been forked but had not begun its program at the first.
 */
async function stopUntold(): Promise<void> {
  for (let looks = 0; looks < 2; looks += 1) {
    await stop(findByEnvironment(`${runVariable}=${runId}`))
    await delay(100)
  }
}

await stopWatched()
if (!allStopped) await stopUntold()
for (const folder of folders) {
  if (resolve(folder).startsWith(tmpdir() + sep)) rmSync(folder, { recursive: true, force: true })
}
