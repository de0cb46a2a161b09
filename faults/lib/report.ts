import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describeMachine, type Machine } from '../../bench/lib/machine.ts'
import { root } from '../../scripts/lib/paths.ts'
import type { RunResult } from './run.ts'
import { total, type Violations } from './violations.ts'

/** `bench/results/faults.json`. */
export interface FaultReport extends Violations {
  readonly runs: number
  /** Different crash points that a process died at. */
  readonly points: number
  /** Different processes and servers that were killed from outside. */
  readonly kills: number
  readonly seeds: readonly number[]
  /** Samples of the statement that did not add up, of all runs. */
  readonly brokenSamples: number
  /** Runs whose process never passed its crash point. */
  readonly notReached: number
  /** Runs that could not be made to the end, each with its reason. */
  readonly aborted: readonly string[]
  readonly slowestRecoverySeconds: number
  readonly slowestRestSeconds: number
  readonly slowestClosingSeconds: number
  /** Steps that the reconciler had to do, of all runs. */
  readonly repairs: number
  readonly tickets: number
  readonly ticketsFoundAgain: number
  /** RFC 3339. */
  readonly at: string
  readonly command: string
  readonly machine: Machine
  readonly results: readonly RunResult[]
}

/** Whether a run found nothing wrong, and was one that proves something. */
export function isClean(result: RunResult): boolean {
  const { reached, violations, brokenSamples, otherDeaths } = result
  return reached && total(violations) === 0 && brokenSamples === 0 && otherDeaths.length === 0
}

export function createReport(
  results: readonly RunResult[],
  aborted: readonly string[],
  command: string,
): FaultReport {
  const sum = (figure: (result: RunResult) => number): number =>
    results.reduce((all, result) => all + figure(result), 0)
  const most = (figure: (result: RunResult) => number): number =>
    Math.max(0, ...results.map(figure))
  const violation = (name: keyof Violations): number => sum(({ violations }) => violations[name])
  const names = new Set(
    results.filter(({ reached }) => reached).map(({ fault }) => faultNameOf(fault)),
  )
  const kills = [...names].filter((name) => name.startsWith('kill ')).length
  return {
    runs: results.length,
    points: names.size - kills,
    kills,
    lostUnits: violation('lostUnits'),
    duplicateOrders: violation('duplicateOrders'),
    oversold: violation('oversold'),
    strandedTickets: violation('strandedTickets'),
    slowestRecoverySeconds: most(({ recoverySeconds }) => recoverySeconds),
    buyersOverLimit: violation('buyersOverLimit'),
    wrongRetries: violation('wrongRetries'),
    contradictions: violation('contradictions'),
    astrayPayments: violation('astrayPayments'),
    unreturnedUnits: violation('unreturnedUnits'),
    brokenPromises: violation('brokenPromises'),
    brokenSamples: sum(({ brokenSamples }) => brokenSamples),
    aborted,
    notReached: results.filter(({ reached }) => !reached).length,
    slowestRestSeconds: most(({ restSeconds }) => restSeconds),
    slowestClosingSeconds: most(({ closingSeconds }) => closingSeconds),
    repairs: sum(({ repairs }) => repairs),
    tickets: sum(({ tickets }) => tickets),
    ticketsFoundAgain: sum(({ ticketsFoundAgain }) => ticketsFoundAgain),
    seeds: [...new Set(results.map(({ seed }) => seed))],
    at: new Date().toISOString(),
    command,
    machine: describeMachine(),
    results,
  }
}

/** `relay.after-add:3` and `kill redis at 420 ms` without what the seed decided. */
export const faultNameOf = (fault: string): string => fault.replace(/:\d+$| at \d+ ms$/, '')

/** @returns the report's path from the repository's root */
export function writeReport(report: FaultReport): string {
  const directory = join(root, 'bench/results')
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'faults.json')
  writeFileSync(path, `${JSON.stringify({ ...report, ...otherSections(path) }, null, 2)}\n`)
  return relative(root, path)
}

/** What other commands wrote there. */
function otherSections(path: string): object {
  if (!existsSync(path)) return {}
  const { orders } = JSON.parse(readFileSync(path, 'utf8')) as { orders?: unknown }
  return orders === undefined ? {} : { orders }
}

/** One line of progress. */
export function describeResult(result: RunResult): string {
  const { fault, process, seed, tickets, confirmed, downSeconds, recoverySeconds } = result
  const what = `${fault.padEnd(32)} ${process.padEnd(14)} seed ${seed}`
  const times = `down ${downSeconds} s, tickets final ${recoverySeconds} s after`
  return `${what}  ${times}, ${tickets} tickets, ${confirmed} sold  ${describeFaults(result)}`
}

function describeFaults(result: RunResult): string {
  if (isClean(result)) return result.repairs > 0 ? `ok, ${result.repairs} repairs` : 'ok'
  const counts = Object.entries({ ...result.violations, brokenSamples: result.brokenSamples })
  const found = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`)
  const deaths = result.otherDeaths.map((name) => `${name} died too`)
  return [...(result.reached ? [] : ['NOT REACHED']), ...found, ...deaths].join(', ')
}
