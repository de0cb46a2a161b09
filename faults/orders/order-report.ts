import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { describeMachine, type Machine } from '../../bench/lib/machine.ts'
import { root } from '../../scripts/lib/paths.ts'
import { faultNameOf } from '../lib/report.ts'
import { type OrderViolations, totalOf } from './order-audit.ts'
import type { OrderRunResult } from './run-orders.ts'

/** The section `orders` of `bench/results/faults.json`. */
export interface OrderFaultReport extends OrderViolations {
  readonly runs: number
  readonly points: number
  readonly kills: number
  readonly seeds: readonly number[]
  readonly orders: number
  readonly notReached: number
  readonly aborted: readonly string[]
  readonly slowestRestSeconds: number
  /** RFC 3339. */
  readonly at: string
  readonly command: string
  readonly machine: Machine
  readonly results: readonly OrderRunResult[]
}

export function isCleanRun(result: OrderRunResult): boolean {
  return result.reached && violationsOf(result) === 0 && result.otherDeaths.length === 0
}

function violationsOf(result: OrderViolations): number {
  const { duplicateOrders, lostOrDuplicatedStock, unbalancedLedgers, stuckSagas } = result
  return totalOf({ duplicateOrders, lostOrDuplicatedStock, unbalancedLedgers, stuckSagas })
}

export function createOrderReport(
  results: readonly OrderRunResult[],
  aborted: readonly string[],
  command: string,
): OrderFaultReport {
  const sum = (figure: (result: OrderRunResult) => number): number =>
    results.reduce((all, result) => all + figure(result), 0)
  const reached = results.filter((result) => result.reached)
  const names = new Set(reached.map(({ fault }) => faultNameOf(fault)))
  const kills = [...names].filter((name) => name.startsWith('kill ')).length
  return {
    ...{ runs: results.length, points: names.size - kills, kills },
    seeds: [...new Set(results.map(({ seed }) => seed))],
    duplicateOrders: sum((result) => result.duplicateOrders),
    lostOrDuplicatedStock: sum((result) => result.lostOrDuplicatedStock),
    unbalancedLedgers: sum((result) => result.unbalancedLedgers),
    stuckSagas: sum((result) => result.stuckSagas),
    orders: sum(({ orders }) => orders),
    notReached: results.length - reached.length,
    aborted,
    slowestRestSeconds: Math.max(0, ...results.map(({ restSeconds }) => restSeconds)),
    at: new Date().toISOString(),
    command,
    machine: describeMachine(),
    results,
  }
}

/** One line of progress. */
export function describeOrderRun(result: OrderRunResult): string {
  const { fault, process, seed, orders, downSeconds, restSeconds, otherDeaths } = result
  const { duplicateOrders, lostOrDuplicatedStock, unbalancedLedgers, stuckSagas } = result
  const counts = { duplicateOrders, lostOrDuplicatedStock, unbalancedLedgers, stuckSagas }
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  const faults = [
    ...(result.reached ? [] : ['NOT REACHED']),
    ...found.map(([name, count]) => `${name} ${count}`),
    ...otherDeaths.map((name) => `${name} died too`),
  ]
  const what = `${fault.padEnd(32)} ${process.padEnd(14)} seed ${seed}`
  const times = `down ${downSeconds} s, at rest ${restSeconds} s after`
  return `${what}  ${times}, ${orders} orders  ${faults.length > 0 ? faults.join(', ') : 'ok'}`
}

const PATH = join(root, 'bench/results/faults.json')

/** Puts the section beside that of the sale. */
export function writeOrderReport(orders: OrderFaultReport): void {
  const sale = JSON.parse(readFileSync(PATH, 'utf8')) as Record<string, unknown>
  writeFileSync(PATH, `${JSON.stringify({ ...sale, orders }, null, 2)}\n`)
}

const BEGIN = '<!-- order-faults:begin -->'
const END = '<!-- order-faults:end -->'

/** Puts the figures of a whole run into docs/RELIABILITY.md, so that nobody copies them by hand. */
export async function updateOrderTable(report: OrderFaultReport): Promise<void> {
  const path = join(root, 'docs/RELIABILITY.md')
  const [before, rest] = readFileSync(path, 'utf8').split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`${path} has lost its marks`)
  const text = [
    before,
    BEGIN,
    '\n\n',
    summaryOf(report),
    '\n\n',
    tableOf(report),
    '\n\n',
    END,
    after,
  ]
  writeFileSync(path, await format(text.join(''), { parser: 'markdown', printWidth: 100 }))
}

function summaryOf(report: OrderFaultReport): string {
  const { runs, points, kills, seeds, orders, machine } = report
  return [
    `${runs} runs: ${points} crash points and ${kills} kills from outside with seeds ${seeds.join(', ')};`,
    `${orders} orders. Duplicate orders ${report.duplicateOrders}, lost or duplicated units`,
    `${report.lostOrDuplicatedStock}, unbalanced ledgers ${report.unbalancedLedgers}, stuck sagas`,
    `${report.stuckSagas}; not reached ${report.notReached}, aborted ${report.aborted.length}.`,
    `Measured ${report.at.slice(0, 10)} with \`${report.command}\` on ${machine.cpu},`,
    `${machine.cores} cores, Node ${machine.node}, MariaDB ${machine.mariadb}, Redis ${machine.redis}.`,
  ].join('\n')
}

function tableOf({ results }: OrderFaultReport): string {
  const rows = [...Map.groupBy(results, ({ fault }) => faultNameOf(fault))].map(([name, runs]) => [
    `\`${name}\``,
    runs[0]?.process ?? '',
    String(runs.length),
    `${Math.max(...runs.map(({ downSeconds }) => downSeconds)).toFixed(1)} s`,
    `${Math.max(...runs.map(({ restSeconds }) => restSeconds)).toFixed(1)} s`,
    String(runs.reduce((sum, run) => sum + violationsOf(run), 0)),
  ])
  const header = ['Fault', 'Process', 'Runs', 'Down, at most', 'At rest, at most', 'Violations']
  const lines = [header, header.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
