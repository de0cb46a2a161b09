const quotes = ['"', "'", '`']

/**
 * Splits a SQL script into its statements, without their closing semicolons.
 * Knows strings, quoted names and comments of MySQL and MariaDB; a piece of comments alone is no statement.
 * @throws Error on a `DELIMITER` line, which only the command-line client understands
 */
export function splitSql(script: string): string[] {
  const statements: string[] = []
  let start = 0
  let hasCode = false
  for (let at = 0; at < script.length;) {
    const skipTo = endOfToken(script, at)
    if (skipTo !== null) {
      hasCode ||= isCode(script, at)
      at = skipTo
      continue
    }
    if (script[at] === ';') {
      if (hasCode) statements.push(script.slice(start, at).trim())
      start = at + 1
      hasCode = false
    } else if (!/\s/.test(script[at] ?? '')) {
      if (!hasCode && /^DELIMITER\s/i.test(script.slice(at, at + 10))) {
        throw new Error('DELIMITER is a command of the client; write one statement per semicolon')
      }
      hasCode = true
    }
    at += 1
  }
  if (hasCode) statements.push(script.slice(start).trim())
  return statements
}

/** Where the string, quoted name or comment that begins at `at` ends; null if none begins there. */
function endOfToken(script: string, at: number): number | null {
  const character = script[at] ?? ''
  if (quotes.includes(character)) return endOfQuoted(script, at)
  if (character === '#') return endOfLine(script, at)
  if (character === '-' && /^--(\s|$)/.test(script.slice(at, at + 3))) return endOfLine(script, at)
  if (script.startsWith('/*', at)) return indexAfter(script, '*/', at + 2)
  return null
}

// A quoted token is code, and so is a comment that the server executes: one that begins with /*! or /*M!.
function isCode(script: string, at: number): boolean {
  if ('\'"`'.includes(script[at] ?? '')) return true
  return /^\/\*M?!/.test(script.slice(at, at + 4))
}

function endOfQuoted(script: string, at: number): number {
  const quote = script[at] ?? ''
  for (let next = at + 1; next < script.length; next += 1) {
    if (script[next] === '\\' && quote !== '`') next += 1
    // A doubled quote closes here and opens again at once, which comes to the same.
    else if (script[next] === quote) return next + 1
  }
  return script.length
}

function endOfLine(script: string, at: number): number {
  return indexAfter(script, '\n', at)
}

function indexAfter(script: string, text: string, from: number): number {
  const found = script.indexOf(text, from)
  return found === -1 ? script.length : found + text.length
}
