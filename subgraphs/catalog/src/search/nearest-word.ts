/** The word that is most like another one, of as many letters as a slip of the finger makes; null when none is. */
export function nearestWord(word: string, words: Iterable<string>): string | null {
  if (word.length < 3) return null
  let limit = word.length < 6 ? 1 : 2
  let nearest: string | null = null
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > limit) continue
    const distance = editDistance(word, candidate, limit)
    const closer = distance < limit || (nearest === null && distance === limit)
    if (distance === 0 || !(closer || isBetter(word, candidate, nearest, distance, limit))) continue
    nearest = candidate
    limit = distance
  }
  return nearest
}

/** Of two that are as near, the one that begins alike: people get the first letters right. */
function isBetter(
  word: string,
  candidate: string,
  nearest: string | null,
  distance: number,
  limit: number,
): boolean {
  return (
    distance === limit &&
    nearest !== null &&
    sharedStart(word, candidate) > sharedStart(word, nearest)
  )
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** Letters added, missing, wrong or swapped with their neighbour; more than `limit` is not told exactly. */
export function editDistance(a: string, b: string, limit: number): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + wrong,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    if (Math.min(...row) > limit) return limit + 1
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}
