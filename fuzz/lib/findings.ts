/** What went wrong, with an example of each kind. */
export interface Findings {
  requests: number
  /** Answers with a status of 5xx or an INTERNAL_SERVER_ERROR. */
  serverErrors: number
  /** Processes that ended. */
  crashes: number
  /** Answers with a piece of the inside in them. */
  leaks: number
  readonly examples: { what: string; request: string; answer: string }[]
}

const MOST_EXAMPLES = 20
/** What no hostile input contains, so that an answer which repeats its input is none. */
const INSIDE = [
  /\n? +at [^\n]*\.(ts|js|mjs|cjs):\d+/,
  /node_modules/,
  /\/src\/[\w/-]+\.ts/,
  /\b(SELECT|UPDATE|INSERT INTO|DELETE FROM)\b[^"]*`\w+`/,
  /\bER_[A-Z_]{4,}/,
  /SQLSTATE|SQL syntax/i,
  /prisma/i,
  /ReplyError|WRONGTYPE|NOSCRIPT|user_script/,
  // Images of products have their address on purpose.
  /ECONNREFUSED|127\.0\.0\.1:\d+(?!\d*\/images\/)/,
  /\$argon2/,
  /v1\.[a-z0-9-]{1,16}\.[A-Za-z0-9_-]{40,}/,
]

export const noFindings = (): Findings => ({
  ...{ requests: 0, serverErrors: 0, crashes: 0, leaks: 0 },
  examples: [],
})

export function judge(findings: Findings, request: string, status: number, answer: string): void {
  findings.requests += 1
  const leak = INSIDE.find((pattern) => pattern.test(answer))
  const failed = status >= 500 || answer.includes('"INTERNAL_SERVER_ERROR"')
  if (failed) findings.serverErrors += 1
  if (leak) findings.leaks += 1
  if ((failed || leak) && findings.examples.length < MOST_EXAMPLES) {
    const what = leak ? `leak ${leak.source}` : `status ${status}`
    findings.examples.push({ what, request: ends(request), answer: ends(answer) })
  }
}

/** The operation is at the beginning, its variables are at the end. */
const ends = (text: string): string =>
  text.length <= 1_200 ? text : `${text.slice(0, 600)} … ${text.slice(-600)}`
