import { print, printBars, printMachine } from '../lib/report.ts'
import { formatTable } from '../lib/table.ts'
import type { Row } from './rows.ts'
import type { SeckillReport } from './seckill-report.ts'

const header = ['target', 'accepted/s', 'persisted/s', 'sold out/s', 'p50 ms', 'p99 ms']
const cpuHeader = ['router', 'subgraph', 'worker', 'redis', 'mysql', 'CPU ms/1000']

export function printResults(report: SeckillReport): void {
  printMachine(report)
  print(formatTable([...header, ...cpuHeader], report.rows.map(cells)))
  print(
    formatTable(
      ['buyers in a sale', 'accepted/s', 'Redis bytes/ticket', 'with all of Redis'],
      report.growth.buyersInOneSale.map((one) =>
        [
          one.buyers,
          one.acceptedPerSecond,
          one.redisBytesPerTicket,
          one.redisMemoryGrowthPerTicket,
        ].map(String),
      ),
    ),
  )
  print(
    formatTable(
      ['sales at once', 'accepted/s'],
      report.growth.salesAtOnce.map((one) => [one.sales, one.acceptedPerSecond].map(String)),
    ),
  )
  printBars(report.bars)
}

function cells(row: Row): string[] {
  const { router, subgraph, worker, redis, mysql } = row.cpuMillisPer1000
  return [
    row.target,
    ...[row.acceptedPerSecond, row.persistedPerSecondWhileAccepting, row.soldOutPerSecond],
    ...[row.p50Ms, row.p99Ms],
    ...[router, subgraph, worker, redis, mysql, row.cpuMillisPer1000Total],
  ].map(String)
}
