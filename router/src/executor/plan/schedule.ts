import type { FetchUnit } from './fetch-unit.ts'

/** Units that go out in one request, when all that each of them waits for is done. */
export type Batch = readonly FetchUnit[]

/**
 * Groups fetches of the same subgraph that are equally far from the start. A fetch that nothing waits for yet may
 * go out later, to join one that has to: the plan has no more rounds than before, and fewer requests.
 */
export function scheduleBatches(units: readonly FetchUnit[]): readonly Batch[] {
  const earliest = earliestRounds(units)
  const batches = new Map<string, FetchUnit[]>()
  const rounds: number[] = []
  const last = Math.max(0, ...earliest)

  const latest = (unit: FetchUnit) => {
    const waiting = units.filter(({ after }) => after.includes(unit.index))
    return Math.min(last, ...waiting.map(({ index }) => (rounds[index] ?? 0) - 1))
  }
  for (const round of roundsDown(last)) {
    const candidates = units
      .filter(({ index }) => earliest[index] === round)
      .map((unit) => ({ unit, key: batchKey(unit), latest: latest(unit) }))
      .sort((a, b) => a.latest - b.latest)
    for (const { unit, key, latest } of candidates) {
      const joined = roundsUp(round, latest).find((at) => batches.has(`${at} ${key}`)) ?? round
      rounds[unit.index] = joined
      const batch = batches.get(`${joined} ${key}`)
      if (batch) batch.push(unit)
      else batches.set(`${joined} ${key}`, [unit])
    }
  }
  return [...batches.values()].map((batch) => batch.sort((a, b) => a.index - b.index)).sort(byFirst)
}

/** Units come after those that they wait for, in the order in which the tree was read. */
function earliestRounds(units: readonly FetchUnit[]): readonly number[] {
  const rounds: number[] = []
  for (const { after } of units) {
    rounds.push(Math.max(0, ...after.map((index) => (rounds[index] ?? 0) + 1)))
  }
  return rounds
}

/** Only entity fetches of queries, under the same conditions, whose variables are the client's own. */
function batchKey({ node, conditions, index }: FetchUnit): string {
  if (!node.requires || node.contextRewrites) return `#${index}`
  const wanted = conditions.map(({ variable, value }) => `${variable}=${value}`).sort()
  return `${node.serviceName} ${wanted.join(' ')}`
}

const byFirst = (a: Batch, b: Batch) => (a[0]?.index ?? 0) - (b[0]?.index ?? 0)

const roundsUp = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

const roundsDown = (from: number) => roundsUp(0, from).reverse()
