import { readFileSync } from 'node:fs'
import { UserError } from '../../scripts/lib/terminal.ts'

/** Beside its sockets, a process has its files, pipes and connections to others. */
const OTHER_FILES = 500

/**
 * How many sockets a process of ours may have. Node itself raises the limit as far as it may.
 * Source: `/proc/<pid>/limits`.
 */
export function socketLimit(limits = readFileSync('/proc/self/limits', 'latin1')): number {
  const text = /^Max open files\s+(\S+)/m.exec(limits)?.[1] ?? 'unlimited'
  return text === 'unlimited' ? Infinity : Math.max(0, Number(text) - OTHER_FILES)
}

/** @throws UserError when one process can't have as many sockets as it must */
export function checkSocketLimit(clients: number, limit = socketLimit()): void {
  if (clients <= limit) return
  const needed = clients + OTHER_FILES
  throw new UserError(
    `A gateway with ${clients} clients needs ${needed} open files, and a process here may have ${limit + OTHER_FILES}. ` +
      `Raise the hard limit (ulimit -Hn ${needed}, or LimitNOFILE=, or --ulimit nofile=${needed} of docker run), or take --quick.`,
  )
}

/** Parts of a whole, as equal as they can be, none beyond `most`. */
export function splitEvenly(total: number, most: number): number[] {
  const parts = Math.max(1, Math.ceil(total / most))
  return Array.from({ length: parts }, (_, i) => Math.floor((total + i) / parts)).reverse()
}
