import type { Report } from '../lib/report.ts'
import type { BuyersGrowth, SalesGrowth } from './growth.ts'
import type { Row, RowSample } from './rows.ts'
import type { Settings } from './settings.ts'

export interface SeckillReport extends Report {
  method: readonly string[]
  settings: Settings
  /** Medians, one row per target. */
  rows: Row[]
  growth: { buyersInOneSale: BuyersGrowth[]; salesAtOnce: SalesGrowth[] }
  /** Every single measurement behind the rows. */
  samples: RowSample[]
}

export const method = [
  'One purchase per buyer over keep-alive connections on loopback, closed loop, from a process of its own; targets take turns in every round, and the rows are the medians of the rounds.',
  'acceptedPerSecond: answers "accepted" within the sending time. soldOutPerSecond: answers "sold out" of a sale with one unit.',
  'persistedPerSecondWhileAccepting: orders committed in MySQL when the sending ended, over the time until then.',
  'cpuMillisPer1000: processor time of all processes of a role from the first request until every accepted purchase is an order in MySQL and every ticket is settled, over accepted purchases. What the comparison leaves unwritten at its limit is charged at the rate of its drain. Role subgraph is the server process for textbook and echo.',
  'router: real sessions, looked up at every request. subgraph: the signed identity that the router sends. textbook: DECR, SETNX, queue.add as a plain node:http server without sessions; its worker writes one order and one item per job with 1 or 50 jobs at a time.',
  'Redis: append-only file, fsync every second. MariaDB: innodb_flush_log_at_trx_commit=1.',
]
