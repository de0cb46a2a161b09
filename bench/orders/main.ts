import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../scripts/lib/paths.ts'
import type { BenchmarkOptions } from '../lib/benchmark-options.ts'
import { type Progress, startProgress } from '../lib/progress.ts'
import { print, printBars, printMachine, reportHead } from '../lib/report.ts'
import { formatTable } from '../lib/table.ts'
import { ordersBars } from './bars.ts'
import { measureOrders } from './measure.ts'
import { createRouterTarget } from './router-target.ts'
import { type Row, type RowContext, type RowSample, toRow } from './rows.ts'
import { fullSettings, quickSettings, type Settings } from './settings.ts'
import { openShop, type Shop } from './shop.ts'
import { type CaseName, cases, type Target, targetNames } from './target.ts'
import { startTextbook } from './textbook-target.ts'

const method = [
  'Clients with a keep-alive connection and a session each, closed loop, on loopback, from a process of its own. Targets and cases take turns in every round; the rows are the medians of the rounds.',
  'router: placeOrder, then payOrder with the sandbox card, through the router; two requests an order. textbook: one request to a plain node:http server, which writes order, item, payment and stock in one mysql2 transaction, without sessions.',
  'ordersPerSecond: orders that are PAID in MySQL when the sending ends, over the time until then. p50Ms, p99Ms: all requests of an order together, as the client sees them.',
  'cpuMillisPerOrder: processor time of each process from the first request until every order is paid, its stock sold and no message left, over the orders.',
  'Redis: append-only file, fsync every second. MariaDB: innodb_flush_log_at_trx_commit=1; one server for all databases.',
]

/** `npm run bench -- orders`: how many orders are placed and paid in a second, and what one costs. */
export async function benchOrders({ quick, cpuProfiles }: BenchmarkOptions): Promise<void> {
  const settings = quick ? quickSettings : fullSettings
  const progress = startProgress()
  progress('starting the product as processes, on a durable MariaDB and Redis')
  const shop = await openShop({ clients: settings.clients, cpuProfiles })
  try {
    const samples = await measureAll(shop, settings, progress)
    report(samples, settings, progress)
  } catch (error) {
    shop.faults.lines().forEach(progress)
    throw error
  } finally {
    await shop.close()
  }
}

async function measureAll(
  shop: Shop,
  settings: Settings,
  progress: Progress,
): Promise<RowSample[]> {
  const textbook = await startTextbook(shop, settings.clients)
  const targets = [createRouterTarget(shop), textbook.target]
  const samples: RowSample[] = []
  try {
    for (const target of targets) {
      progress(`warming up ${target.name}`)
      await measureCase(shop, target, 'hundred-skus', settings.warmUpSeconds, settings)
    }
    for (let round = 1; round <= settings.rounds; round += 1) {
      for (const name of Object.keys(cases) as CaseName[]) {
        for (const target of targets) {
          const sample = await measureCase(shop, target, name, settings.seconds, settings)
          samples.push({ target: target.name, case: name, round, ...sample })
          const rate = Math.round(sample.ordersPerSecond)
          progress(
            `round ${round}/${settings.rounds}  ${target.name.padEnd(8)}  ${name.padEnd(12)}  ${rate} orders/s`,
          )
        }
      }
    }
  } finally {
    await textbook.stop()
  }
  return samples
}

function measureCase(
  { generator, productIds }: Shop,
  target: Target,
  name: CaseName,
  seconds: number,
  { clients }: Settings,
) {
  const size = { connections: clients, seconds }
  return measureOrders(generator, target, productIds.slice(0, cases[name]), size)
}

function report(samples: readonly RowSample[], settings: Settings, progress: Progress): void {
  const { quick, at, command, machine } = reportHead('orders', settings.quick)
  const rows = (Object.keys(cases) as CaseName[]).flatMap((name) =>
    targetNames.map((target) => toRow(target, name, samples)),
  )
  const context = { quick, at, command, machine, settings, method }
  printMachine({ machine, command })
  print(formatTable(HEADER, rows.map(cells)))
  for (const row of rows) {
    const costs = Object.entries(row.cpuMillisPerOrder).map(([name, ms]) => `${name} ${ms}`)
    print([`${row.target}, ${row.case}: CPU ms an order: ${costs.join(', ')}`])
  }
  printBars(ordersBars(rows))
  progress(`written to ${writeRows(rows.map((row) => ({ ...row, ...context })))}`)
}

const HEADER = ['target', 'case', 'orders/s', 'p50 ms', 'p99 ms', 'CPU ms/order']

function cells(row: Row): string[] {
  const figures = [row.ordersPerSecond, row.p50Ms, row.p99Ms, row.cpuMillisPerOrderTotal]
  return [row.target, row.case, ...figures.map(String)]
}

function writeRows(rows: readonly (Row & RowContext)[]): string {
  const directory = join(root, 'bench/results')
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'orders.json')
  writeFileSync(path, `${JSON.stringify(rows, null, 2)}\n`)
  return relative(root, path)
}
