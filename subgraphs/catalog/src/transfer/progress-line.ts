/** Tells a person how far a tool is: one line that changes on a terminal, else a line every few seconds. */
export interface ProgressLine {
  show(text: string): void
  /** A line that stays. */
  note(text: string): void
}

const INTERVAL_MS = 2_000

export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shownAt = -Infinity
  return {
    show(text) {
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${text}`)
        return
      }
      if (performance.now() - shownAt < INTERVAL_MS) return
      shownAt = performance.now()
      stream.write(`${text}\n`)
    },
    note(text) {
      stream.write(stream.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`)
    },
  }
}
