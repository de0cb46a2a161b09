import { Counter, type Registry } from '@floodgate/platform/metrics'

/** How a cache was read. */
export interface CacheReads {
  /**
   * @param bypassed Redis was not asked, or did not answer
   * @param stale of the misses, those served by what is no longer fresh while another reader loads
   */
  count(bypassed: boolean, hits: number, stale: number, misses: number): void
}

/** The hit rate of each cache: `hit / (hit + miss + stale + bypass)`. */
export function createCacheMetrics(registry: Registry): (cache: string) => CacheReads {
  const counter = new Counter({
    name: 'floodgate_catalog_cache_reads_total',
    help: 'Keys that were read from a cache of the catalog, by what came of it',
    labelNames: ['cache', 'outcome'],
    registers: [registry],
  })
  return (cache) => {
    const of = (outcome: string) => counter.labels({ cache, outcome })
    const [hit, stale, miss, bypass] = [of('hit'), of('stale'), of('miss'), of('bypass')]
    return {
      count(bypassed, hits, stales, misses) {
        if (hits > 0) hit.inc(hits)
        if (stales > 0) stale.inc(stales)
        if (misses > stales) (bypassed ? bypass : miss).inc(misses - stales)
      },
    }
  }
}
