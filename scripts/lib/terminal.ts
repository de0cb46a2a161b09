import { styleText } from 'node:util'

/** A failure that the person at the keyboard can act on: shown as its sentence alone, without a stack. */
export class UserError extends Error {
  override name = 'UserError'
}

export type Style = Parameters<typeof styleText>[0]

/** Colours `text` where standard output is a terminal and NO_COLOR is not set. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout, validateStream: true })
}

/** One line of progress. */
export function say(message: string): void {
  process.stdout.write(`${paint('cyan', '▸')} ${message}\n`)
}

/** What an unknown thrown value says, in a sentence where it is meant for people, else with its stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof UserError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Runs a command line's `main` and turns a failure into a message on standard error and exit code 1.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${paint('red', '✗')} ${describeFailure(error)}\n`)
    process.exitCode = 1
  }
}
