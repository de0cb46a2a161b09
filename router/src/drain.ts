/** A client's way back costs the next process some work: a connection, a session, a subscription. */
const MS_PER_CLIENT = 2
const STEP_MS = 20

/**
 * Says farewell to each client, in random order, over a time that grows with their number up to `limitMs`.
 */
export async function spread<T>(
  clients: readonly T[],
  limitMs: number,
  farewell: (client: T) => void,
): Promise<void> {
  const left = shuffled(clients)
  const steps = Math.ceil(Math.min(limitMs, left.length * MS_PER_CLIENT) / STEP_MS)
  for (let step = steps; step > 0; step--) {
    for (const client of left.splice(0, Math.ceil(left.length / step))) farewell(client)
    if (step > 1) await delay(STEP_MS)
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

/** Not that of `node:timers/promises`, which the fake clocks of tests do not reach. */
function delay(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}
