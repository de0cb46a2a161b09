import type { Metric, Registry } from 'prom-client'

/** Upper bounds of the buckets, in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Counts one duration, in seconds. */
export type ObserveSeconds = (seconds: number) => void

export interface DurationHistogram<L extends string> {
  /** Of the series with these labels. */
  observer(labels: Readonly<Record<L, string>>): ObserveSeconds
}

interface Series {
  readonly labels: Readonly<Record<string, string>>
  /** By bucket, not added up; the last is of what took longer than the last bound. */
  readonly counts: number[]
  sum: number
}

/**
 * A histogram of durations in a registry of prom-client, which shows it as one of its own. Counting is done here since there it
 * makes a text of each bound: that is paid at every request and at every fetch.
 */
export function createDurationHistogram<L extends string>(
  registry: Registry,
  { name, help }: { readonly name: string; readonly help: string },
): DurationHistogram<L> {
  const all = new Map<string, Series>()
  const shown = { name, help, type: 'histogram', aggregator: 'sum' }
  const metric = {
    ...shown,
    get: () =>
      Promise.resolve({
        ...shown,
        values: [...all.values()].flatMap((series) => valuesOf(name, series)),
      }),
  }
  // No more than this is asked of a metric, though the type names prom-client's own classes.
  registry.registerMetric(metric as unknown as Metric)

  return {
    observer(labels) {
      const key = JSON.stringify(labels)
      const series = all.get(key) ?? {
        labels,
        counts: Array<number>(BOUNDS.length + 1).fill(0),
        sum: 0,
      }
      all.set(key, series)
      return (seconds) => {
        const bucket = bucketOf(seconds)
        series.counts[bucket] = (series.counts[bucket] ?? 0) + 1
        series.sum += seconds
      }
    },
  }
}

function bucketOf(seconds: number): number {
  let bucket = 0
  for (const bound of BOUNDS) {
    if (seconds <= bound) break
    bucket += 1
  }
  return bucket
}

function valuesOf(name: string, { labels, counts, sum }: Series) {
  let upTo = 0
  const buckets = counts.map((count, i) => {
    upTo += count
    const le = BOUNDS[i] ?? '+Inf'
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: upTo }
  })
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: upTo },
  ]
}
