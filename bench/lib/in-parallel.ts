/** Runs `work` for each item, `width` at a time. */
export async function inParallel<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = Iterator.from(items)
  let next = 0
  const runner = async (): Promise<void> => {
    for (;;) {
      const { value, done } = queue.next()
      if (done) return
      const index = next++
      results[index] = await work(value, index)
    }
  }
  await Promise.all(Array.from({ length: width }, runner))
  return results
}
