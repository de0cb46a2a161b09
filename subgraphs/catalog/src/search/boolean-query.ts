import { denseToken, segmentsOf, wordToken } from './tokens.ts'

/** More segments than this narrow nothing down any more. */
const MAX_SEGMENTS = 12

/**
 * What a text asks for, in the language of boolean full-text search: all of its segments, each as a word, its beginning, or a
 * part of a word.
 * @param wordsWith other words of the shop that have a part in them
 * @returns null for a text that has nothing to search for
 */
export function booleanQuery(
  text: string,
  wordsWith: (part: string) => readonly string[],
): string | null {
  const clauses = segmentsOf(text)
    .slice(0, MAX_SEGMENTS)
    .map((segment) =>
      segment.kind === 'word'
        ? wordClause(segment.word, wordsWith)
        : denseClause(segment.characters),
    )
  return clauses.length === 0 ? null : [...new Set(clauses)].join(' ')
}

function wordClause(word: string, wordsWith: (part: string) => readonly string[]): string {
  const token = wordToken(word)
  // A single letter begins too many words.
  if (word.length < 2) return `+${token}`
  const others = word.length < 3 ? [] : wordsWith(word).map(wordToken)
  return `+(${[`>${token}`, `${token}*`, ...others].join(' ')})`
}

function denseClause(characters: readonly string[]): string {
  if (characters.length === 1) return `+${denseToken(characters)}*`
  const pairs = characters.slice(0, -1).map((_, at) => denseToken(characters.slice(at, at + 2)))
  return pairs.length === 1 ? `+${pairs[0] ?? ''}` : `+"${pairs.join(' ')}"`
}
