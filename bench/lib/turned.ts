/** The same in the same order, from another one on: `from` is its place, and goes round. */
export function turned<T>(items: readonly T[], from: number): readonly T[] {
  const start = from % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}
