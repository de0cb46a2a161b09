/** Scripts that are written without spaces: their words are found as pairs of characters. */
const DENSE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u30fc\\u3005'
const SEGMENTS = new RegExp(`([${DENSE}]+)|((?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}])+)`, 'gu')

/** What a text is made of. */
export type Segment =
  | { readonly kind: 'word'; readonly word: string; readonly at: number; readonly length: number }
  | {
      readonly kind: 'dense'
      readonly characters: readonly string[]
      readonly at: number
      readonly length: number
    }

/** InnoDB drops tokens of over 84 bytes. */
const MAX_WORD = 20

/** Words without case and accents, and runs of Chinese, Japanese or Korean, with their places in the text. */
export function segmentsOf(text: string): Segment[] {
  return [...text.matchAll(SEGMENTS)].map(({ 0: found, 1: dense, index: at }) =>
    dense === undefined
      ? { kind: 'word', word: foldWord(found), at, length: found.length }
      : { kind: 'dense', characters: Array.from(fold(found)), at, length: found.length },
  )
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

function foldWord(word: string): string {
  const plain = fold(word).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  return Array.from(plain).slice(0, MAX_WORD).join('')
}

/** A word as a token that no server's parser cuts, drops as a stop word or as too short. */
export function wordToken(word: string): string {
  return /^[a-z0-9]+$/.test(word) ? `w_${word}` : `u_${Array.from(word, hex).join('')}`
}

/** Characters as one token: two for a pair, one for the last of a run, or for the beginning of a pair. */
export function denseToken(characters: readonly string[]): string {
  return characters.map((character) => `q${hex(character)}`).join('')
}

const hex = (character: string) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')

/** The tokens of a text, in its order. */
export function tokensOf(text: string): string[] {
  return segmentsOf(text).flatMap((segment) => {
    if (segment.kind === 'word') return [wordToken(segment.word)]
    const { characters } = segment
    return characters.map((_, at) => denseToken(characters.slice(at, at + 2)))
  })
}

/** The words of a text, once each; no runs of dense scripts. */
export function wordsOf(text: string): string[] {
  const words = segmentsOf(text).flatMap((segment) =>
    segment.kind === 'word' ? [segment.word] : [],
  )
  return [...new Set(words)]
}
