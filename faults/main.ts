import { parseArgs } from 'node:util'
import { describeFailure, paint, runCommand, say, UserError } from '../scripts/lib/terminal.ts'
import { describeFault, type Fault, FAULT_NAMES } from './lib/faults.ts'
import { updateReliabilityPage } from './lib/reliability-page.ts'
import { createReport, describeResult, faultNameOf, isClean, writeReport } from './lib/report.ts'
import { planRun, type RunPlan } from './lib/run-plan.ts'
import { type RunResult, runFault } from './lib/run.ts'
import { openShop, type Shop } from './lib/shop.ts'

const USAGE = `npm run faults -- [--quick] [--point <name>]... [--seed <number>]... [--list]

  Ends each process at each crash point, and kills each process and server, under load from buyers, starts it again,
  and audits the books. Writes bench/results/faults.json unless points or seeds are chosen.

  --quick    one seed instead of three
  --point    only this fault, such as "relay.after-add" or "kill redis"; may be given several times
  --seed     only this seed
  --list     names all faults`

const SEEDS = [1, 2, 3]

interface Choice {
  readonly names: readonly Fault['name'][]
  readonly seeds: readonly number[]
  /** A whole run, for the record. */
  readonly isWhole: boolean
  readonly isQuick: boolean
  readonly command: string
}

function readArguments(): Choice | null {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      point: { type: 'string', multiple: true },
      seed: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || values.list) {
    process.stdout.write(`${values.help ? USAGE : FAULT_NAMES.join('\n')}\n`)
    return null
  }
  const names = values.point?.map(toFaultName) ?? FAULT_NAMES
  const seeds = values.seed?.map(Number) ?? (values.quick ? SEEDS.slice(0, 1) : SEEDS)
  if (!seeds.every(Number.isInteger)) throw new UserError(`A seed is a whole number.\n${USAGE}`)
  const isWhole = values.point === undefined && values.seed === undefined
  return {
    names,
    seeds,
    isWhole,
    isQuick: values.quick,
    command: `npm run faults${values.quick ? ' -- --quick' : ''}`,
  }
}

function toFaultName(given: string): Fault['name'] {
  const name = FAULT_NAMES.find((known) => known === given)
  if (!name) throw new UserError(`There is no fault "${given}". --list names all.`)
  return name
}

interface Outcome {
  readonly results: RunResult[]
  /** Runs that could not be made to the end, each with its reason. */
  readonly aborted: string[]
}

async function runAll(plans: readonly RunPlan[]): Promise<Outcome> {
  const outcome: Outcome = { results: [], aborted: [] }
  const remaining = [...plans]
  const report = startProgress(plans.length)
  // What an aborted run leaves behind is no ground for the next one: it begins on a new stack.
  while (remaining.length > 0) {
    say('starting the product as processes, on a durable MariaDB and Redis')
    const shop = await openShop(remaining.length).catch((error: unknown) => {
      outcome.aborted.push(`${remaining.length} runs: ${describeFailure(error)}`)
    })
    if (!shop) return outcome
    try {
      await runUntilAborted(shop, remaining, outcome, report)
    } finally {
      await shop.close()
    }
  }
  return outcome
}

async function runUntilAborted(
  shop: Shop,
  remaining: RunPlan[],
  { results, aborted }: Outcome,
  report: (line: string, isGood: boolean) => void,
): Promise<void> {
  for (let plan = remaining.shift(); plan; plan = remaining.shift()) {
    try {
      const result = await runFault(shop, plan)
      results.push(result)
      report(describeResult(result), isClean(result))
    } catch (error) {
      const line = `${describeFault(plan.fault)} seed ${plan.seed}: ${describeFailure(error)}`
      aborted.push(line)
      report(`ABORTED ${line}`, false)
      return
    }
  }
}

function startProgress(runs: number): (line: string, isGood: boolean) => void {
  const start = performance.now()
  let count = 0
  return (line, isGood) => {
    count += 1
    const seconds = ((performance.now() - start) / 1_000).toFixed(0).padStart(4)
    const place = `${String(count).padStart(3)}/${runs}`
    say(`${seconds} s ${place}  ${paint(isGood ? 'green' : 'red', line)}`)
  }
}

await runCommand(async () => {
  const choice = readArguments()
  if (!choice) return
  const plans = choice.seeds.flatMap((seed) => choice.names.map((name) => planRun(name, seed)))
  const { results, aborted } = await runAll(plans)
  const report = createReport(results, aborted, choice.command)
  const { results: rows, ...figures } = report
  process.stdout.write(`\n${JSON.stringify(figures, null, 2)}\n`)
  if (choice.isWhole) say(`written to ${writeReport(report)}`)
  if (choice.isWhole && !choice.isQuick) await updateReliabilityPage(report)
  const failed = rows.filter((result) => !isClean(result))
  if (failed.length + aborted.length === 0) return
  const replays = failed.map(
    ({ fault, seed }) => `  npm run faults -- --point "${faultNameOf(fault)}" --seed ${seed}`,
  )
  throw new UserError(
    `${failed.length} of ${rows.length} runs failed, ${aborted.length} were aborted. To replay:\n${replays.join('\n')}`,
  )
})
