import { formatLogLine } from '../../scripts/lib/log-lines.ts'

const KEPT = 10

export interface FaultLog {
  onLine: (service: string, line: string) => void
  /** The last errors that processes logged, to explain a failed run. */
  lines: () => readonly string[]
}

/** Keeps what processes log as an error (pino's levels 50 and 60). */
export function createFaultLog(): FaultLog {
  const kept: string[] = []
  return {
    onLine: (service, line) => {
      if (!/"level":[56]0\b/.test(line)) return
      kept.push(`${service}: ${formatLogLine(line)}`)
      if (kept.length > KEPT) kept.shift()
    },
    lines: () => kept,
  }
}
