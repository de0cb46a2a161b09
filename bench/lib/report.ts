import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../scripts/lib/paths.ts'
import { paint } from '../../scripts/lib/terminal.ts'
import type { Bar } from './bars.ts'
import { describeMachine, type Machine } from './machine.ts'
import { formatTable } from './table.ts'

export interface Report {
  benchmark: string
  /** A short run: for a look, not for the record. */
  quick: boolean
  /** RFC 3339. */
  at: string
  command: string
  machine: Machine
  bars: Bar[]
}

export function reportHead(benchmark: string, quick: boolean): Omit<Report, 'bars'> {
  return {
    benchmark,
    quick,
    at: new Date().toISOString(),
    command: `npm run bench -- ${benchmark}${quick ? ' --quick' : ''}`,
    machine: describeMachine(),
  }
}

/** Writes `bench/results/<benchmark>.json`. @returns its path from the repository's root */
export function writeReport(report: Report): string {
  const directory = join(root, 'bench/results')
  mkdirSync(directory, { recursive: true })
  const path = join(directory, `${report.benchmark}.json`)
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`)
  return relative(root, path)
}

export function printMachine({ machine, command }: Pick<Report, 'machine' | 'command'>): void {
  const { cpu, cores, memoryGiB, system, node, mariadb, redis } = machine
  print([
    `machine  ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}`,
    `         Node ${node}, MariaDB ${mariadb}, Redis ${redis}`,
    `command  ${command}`,
  ])
}

export function printBars(bars: readonly Bar[]): void {
  const rows = bars.map(({ name, value, bar, met }) => [name, String(value), bar, mark(met)])
  print(formatTable(['bar', 'value', 'wanted', ''], rows))
}

const mark = (met: boolean): string => (met ? paint('green', 'met') : paint('red', 'missed'))

export function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`)
}
