import { say } from '../../scripts/lib/terminal.ts'

/** Says what a benchmark does, with the seconds since it began. */
export type Progress = (message: string) => void

export function startProgress(): Progress {
  const start = performance.now()
  return (message) => {
    const seconds = ((performance.now() - start) / 1_000).toFixed(1).padStart(6)
    say(`${seconds} s  ${message}`)
  }
}
