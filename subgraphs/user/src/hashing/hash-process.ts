import { randomUUID } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { type HashTask, runHashTask } from './argon2.ts'

/** What comes back for each task, in their order, after a first word. */
export type HashReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: string | boolean }
  | { readonly kind: 'failed'; readonly message: string }

const reply = (message: HashReply) => process.send?.(message)

async function run(task: HashTask): Promise<void> {
  try {
    reply({ kind: 'done', result: await runHashTask(task) })
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

/** Linux has a priority for each thread, and threads that exist keep theirs. */
function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    return [process.pid]
  }
}

/** A ninth of an ordinary process's share: enough for logins to get through on a machine that is busy throughout. */
const NICENESS = 10

/** Behind every process that answers requests: hashing takes little more than what they leave. */
function stepBack(): void {
  for (const thread of threads()) setPriority(thread, NICENESS)
  try {
    // Where Linux shares the processor between terminals' sessions first, this process has one of its own.
    writeFileSync('/proc/self/autogroup', String(NICENESS))
  } catch {
    // Not there, or not ours to change: then the priority of its threads counts, or its container's share.
  }
}

process.on('disconnect', () => process.exit(0))
// Ends with its parent, which may still want to check a password while it stops.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

// The first task makes the threads that do the work.
await runHashTask({ kind: 'hash', password: randomUUID() })
stepBack()
process.on('message', (task: HashTask) => void run(task))
reply({ kind: 'ready' })
