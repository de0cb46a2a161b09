import { atMost, type Bar, ratio } from '../lib/bars.ts'
import type { Row } from './rows.ts'
import type { QueryName, TargetName } from './target.ts'

/** Processor time of the gateway beside others', in one run; equal operations are not made one. */
export function routerBars(rows: readonly Row[]): Bar[] {
  const of = (target: TargetName, query: QueryName) =>
    rows.find((row) => row.target === target && row.query === query)
  const cpu = (query: QueryName, other: TargetName, limit: number): Bar => {
    const [own, others] = [of('floodgate', query), of(other, query)]
    const value = ratio(own?.cpuMicrosPerRequest ?? 0, others?.cpuMicrosPerRequest ?? 0)
    // Nothing to compare with is no success.
    return atMost(`CPU: ${query}, floodgate / ${other}`, value || Infinity, limit)
  }
  const requests = of('floodgate', 'federated')?.subgraphRequestsPerOperation
  return [
    cpu('federated', 'apollo-gateway', 0.12),
    cpu('federated', 'hive-gateway-rust', 0.55),
    atMost('subgraph requests: federated, floodgate', requests ?? Infinity, 7),
    cpu('lookup', 'apollo-gateway', 0.2),
    cpu('lookup', 'hive-gateway-rust', 0.45),
  ]
}
