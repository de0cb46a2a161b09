import type { PrismaClient } from '#prisma'
import { nearestWord } from './nearest-word.ts'

/** The words that products have. */
export interface Vocabulary {
  /** Looks for new words, unless that was a moment ago. */
  refresh(): Promise<void>
  /** Words that have a part inside, not at their beginning; shortest first. */
  wordsWith(part: string): readonly string[]
  /** Whether a word, or one that begins with it, is there. */
  knows(beginning: string): boolean
  nearest(word: string): string | null
  /** Adds words that are not there yet. */
  add(words: Iterable<string>): Promise<void>
}

export interface VocabularyOptions {
  /** Milliseconds between two looks for words that other processes added. @default 500 */
  readonly lookMs?: number
}

const MAX_FOUND = 16
const PAGE = 50_000
/** Words become visible in another order than that of their ids: so many are read again. */
const OVERLAP = 1_000

export function createVocabulary(
  prisma: PrismaClient,
  { lookMs = 500 }: VocabularyOptions = {},
): Vocabulary {
  const words = new Set<string>()
  // All words in one text: a part of one is then found by one pass over it.
  let text = '\n'
  let position = 0n
  let lookedAt = -Infinity
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const startedAt = performance.now()
    for (;;) {
      const rows = await prisma.searchTerm.findMany({
        where: { id: { gt: position > OVERLAP ? position - BigInt(OVERLAP) : 0n } },
        orderBy: { id: 'asc' },
        take: PAGE,
      })
      const fresh = rows.filter(({ term }) => !words.has(term))
      for (const { term } of fresh) words.add(term)
      if (fresh.length > 0) text += `${fresh.map(({ term }) => term).join('\n')}\n`
      position = rows.at(-1)?.id ?? position
      if (rows.length < PAGE) break
    }
    lookedAt = startedAt
  }

  return {
    async refresh() {
      if (performance.now() - lookedAt < lookMs) return
      looking ??= look().finally(() => {
        looking = undefined
      })
      await looking
    },
    wordsWith(part) {
      const found = new Set<string>()
      for (let at = text.indexOf(part); at >= 0 && found.size < 4 * MAX_FOUND;) {
        const start = text.lastIndexOf('\n', at) + 1
        const end = text.indexOf('\n', at)
        if (start < at) found.add(text.slice(start, end))
        at = text.indexOf(part, end)
      }
      return [...found].toSorted((a, b) => a.length - b.length).slice(0, MAX_FOUND)
    },
    knows: (beginning) => text.includes(`\n${beginning}`),
    nearest: (word) => nearestWord(word, words),
    async add(candidates) {
      const fresh = [...new Set(candidates)].filter((word) => !words.has(word))
      if (fresh.length === 0) return
      const sorted = fresh.toSorted()
      await prisma.searchTerm.createMany({
        data: sorted.map((term) => ({ term })),
        skipDuplicates: true,
      })
    },
  }
}
