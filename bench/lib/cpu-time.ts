import { readFileSync } from 'node:fs'

/** Linux reports times in ticks of 10 ms, whatever its kernel's own clock is. */
const TICK_MS = 10

/**
 * The processor time, in milliseconds, that a process used so far, with all its threads and the children
 * that it waited for. Source: `/proc/<pid>/stat`. 0 once it is gone.
 */
export function cpuTimeMs(pid: number): number {
  try {
    return parseCpuTimeMs(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return 0
  }
}

/** Fields 14 to 17 of proc(5): user and system time, its own and its children's. */
export function parseCpuTimeMs(stat: string): number {
  // The name of the program, in brackets, may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS
}

export type CpuByRole<R extends string> = Record<R, number>

/** The processor time of several processes, added up by role. */
export function cpuByRole<R extends string>(
  pids: Readonly<Record<R, readonly number[]>>,
): CpuByRole<R> {
  const entries = Object.entries<readonly number[]>(pids).map(([role, some]) => [
    role,
    some.reduce((sum, pid) => sum + cpuTimeMs(pid), 0),
  ])
  return Object.fromEntries(entries) as CpuByRole<R>
}

/** What was used between two readings. */
export function cpuBetween<R extends string>(from: CpuByRole<R>, to: CpuByRole<R>): CpuByRole<R> {
  const roles = Object.keys(from) as R[]
  return Object.fromEntries(roles.map((role) => [role, to[role] - from[role]])) as CpuByRole<R>
}
