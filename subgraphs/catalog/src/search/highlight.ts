import { segmentsOf } from './tokens.ts'

/** Characters of a description that are shown around its first match. */
const FRAGMENT = 160

interface Range {
  readonly start: number
  readonly end: number
}

/** The text as HTML, escaped, with `<mark>` around what the query asks for; null when nothing is found in it. */
export function highlight(text: string, query: string): string | null {
  const ranges = matchesIn(text, query)
  return ranges.length === 0 ? null : mark(text, ranges)
}

/** As `highlight`, of a piece of a long text around its first match. */
export function highlightFragment(text: string, query: string): string | null {
  const [first] = matchesIn(text, query)
  if (!first) return null
  const start = text.lastIndexOf(' ', Math.max(0, first.start - FRAGMENT / 4)) + 1
  const cut = start + FRAGMENT
  const lastSpace = text.lastIndexOf(' ', cut)
  const end =
    cut >= text.length ? text.length : Math.max(first.end, lastSpace > start ? lastSpace : cut)
  const piece = highlight(text.slice(start, end), query) ?? ''
  return `${start > 0 ? '…' : ''}${piece}${end < text.length ? '…' : ''}`
}

function matchesIn(text: string, query: string): Range[] {
  const wanted = segmentsOf(query)
  const words = wanted.flatMap((segment) => (segment.kind === 'word' ? [segment.word] : []))
  const runs = wanted.flatMap((segment) =>
    segment.kind === 'dense' ? [segment.characters.join('')] : [],
  )
  return segmentsOf(text).flatMap((segment) => {
    const { at, length } = segment
    if (segment.kind === 'word') {
      const found = words.some((word) =>
        word.length < 3 ? segment.word.startsWith(word) : segment.word.includes(word),
      )
      return found ? [{ start: at, end: at + length }] : []
    }
    const run = segment.characters.join('')
    // Folding can change a run's length; where it does not, places are the same.
    if (run.length !== length)
      return runs.some((part) => run.includes(part)) ? [{ start: at, end: at + length }] : []
    return runs.flatMap((part) =>
      placesOf(run, part).map((place) => ({ start: at + place, end: at + place + part.length })),
    )
  })
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    places.push(at)
  return places
}

function mark(text: string, ranges: readonly Range[]): string {
  let html = ''
  let done = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue
    html += `${escape(text.slice(done, start))}<mark>${escape(text.slice(start, end))}</mark>`
    done = end
  }
  return html + escape(text.slice(done))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
