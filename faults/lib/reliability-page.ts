import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { root } from '../../scripts/lib/paths.ts'
import { faultNameOf, type FaultReport } from './report.ts'
import type { RunResult } from './run.ts'
import { total } from './violations.ts'

const BEGIN = '<!-- faults:begin -->'
const END = '<!-- faults:end -->'

/** Puts the figures of a whole run into docs/RELIABILITY.md, so that nobody copies them by hand. */
export async function updateReliabilityPage(report: FaultReport): Promise<void> {
  const path = join(root, 'docs/RELIABILITY.md')
  const page = readFileSync(path, 'utf8')
  const [before, rest] = page.split(BEGIN)
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

function summaryOf(report: FaultReport): string {
  const { runs, points, kills, seeds, tickets, ticketsFoundAgain, machine } = report
  const { lostUnits, duplicateOrders, oversold, strandedTickets } = report
  return [
    `${runs} runs: ${points} crash points and ${kills} kills from outside with seeds ${seeds.join(', ')};`,
    `${tickets} tickets. Lost units ${lostUnits}, duplicate orders ${duplicateOrders},`,
    `oversold ${oversold}, stranded tickets ${strandedTickets}.`,
    `${ticketsFoundAgain} retries of stranded clients were given the ticket that was theirs, and none another.`,
    `Slowest recovery ${report.slowestRecoverySeconds} s. Measured ${report.at.slice(0, 10)} with`,
    `\`${report.command}\` on ${machine.cpu}, ${machine.cores} cores, Node ${machine.node},`,
    `MariaDB ${machine.mariadb}, Redis ${machine.redis}.`,
  ].join('\n')
}

function tableOf({ results }: FaultReport): string {
  const byFault = Map.groupBy(results, ({ fault }) => faultNameOf(fault))
  const rows = [...byFault].map(([name, runs]) => [
    `\`${name}\``,
    runs[0]?.process ?? '',
    String(runs.length),
    slowest(runs, ({ downSeconds }) => downSeconds),
    slowest(runs, ({ recoverySeconds }) => recoverySeconds),
    String(runs.reduce((sum, { violations }) => sum + total(violations), 0)),
  ])
  const header = [
    'Fault',
    'Process',
    'Runs',
    'Down, at most',
    'Tickets final, at most',
    'Violations',
  ]
  const lines = [header, header.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const slowest = (runs: readonly RunResult[], figure: (run: RunResult) => number): string =>
  `${Math.max(...runs.map(figure)).toFixed(1)} s`
