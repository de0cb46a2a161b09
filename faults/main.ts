import { parseArgs } from 'node:util'
import { describeFailure, paint, runCommand, say, UserError } from '../scripts/lib/terminal.ts'
import { type Breakage, describeFault, type Fault, FAULT_NAMES } from './lib/faults.ts'
import { updateReliabilityPage } from './lib/reliability-page.ts'
import { createReport, describeResult, faultNameOf, isClean, writeReport } from './lib/report.ts'
import { planRun } from './lib/run-plan.ts'
import { runFault } from './lib/run.ts'
import { openShop, type Shop } from './lib/shop.ts'
import { ORDER_FAULT_NAMES, type OrderFault } from './orders/order-faults.ts'
import { planOrderRun } from './orders/order-plan.ts'
import {
  createOrderReport,
  describeOrderRun,
  isCleanRun,
  updateOrderTable,
  writeOrderReport,
} from './orders/order-report.ts'
import { runOrderFault } from './orders/run-orders.ts'

const USAGE = `npm run faults -- [orders] [--quick] [--point <name>]... [--seed <number>]... [--list]

  Ends each process at each crash point, and kills each process and server, under load from buyers, starts it again,
  and audits the books. Writes bench/results/faults.json unless points or seeds are chosen.

  orders     ordinary orders and their payments instead of a sale; writes the section "orders" of the same file
  --quick    one seed instead of three
  --point    only this fault, such as "relay.after-add" or "kill redis"; may be given several times
  --seed     only this seed
  --list     names all faults`

const SEEDS = [1, 2, 3]

type FaultName = Fault['name'] | OrderFault['name']

interface Choice {
  readonly ofOrders: boolean
  readonly names: readonly FaultName[]
  readonly seeds: readonly number[]
  /** A whole run, for the record. */
  readonly isWhole: boolean
  readonly isQuick: boolean
  readonly command: string
}

function readArguments(): Choice | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      point: { type: 'string', multiple: true },
      seed: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const ofOrders = positionals[0] === 'orders'
  if (positionals.length > (ofOrders ? 1 : 0)) throw new UserError(USAGE)
  const all: readonly FaultName[] = ofOrders ? ORDER_FAULT_NAMES : FAULT_NAMES
  if (values.help || values.list) {
    process.stdout.write(`${values.help ? USAGE : all.join('\n')}\n`)
    return null
  }
  const names = values.point?.map((given) => toFaultName(all, given)) ?? all
  const seeds = values.seed?.map(Number) ?? (values.quick ? SEEDS.slice(0, 1) : SEEDS)
  if (!seeds.every(Number.isInteger)) throw new UserError(`A seed is a whole number.\n${USAGE}`)
  const isWhole = values.point === undefined && values.seed === undefined
  const flags = [...(ofOrders ? ['orders'] : []), ...(values.quick ? ['--quick'] : [])]
  return {
    ofOrders,
    names,
    seeds,
    isWhole,
    isQuick: values.quick,
    command: ['npm run faults', ...(flags.length > 0 ? ['--', ...flags] : [])].join(' '),
  }
}

function toFaultName(all: readonly FaultName[], given: string): FaultName {
  const name = all.find((known) => known === given)
  if (!name) throw new UserError(`There is no fault "${given}". --list names all.`)
  return name
}

interface Outcome<R> {
  readonly results: R[]
  /** Runs that could not be made to the end, each with its reason. */
  readonly aborted: string[]
}

/** A kind of run: of sales, or of orders. */
interface Kind<P, R> {
  run(shop: Shop, plan: P): Promise<R>
  describe(result: R): string
  isClean(result: R): boolean
}

async function runAll<P extends { fault: Breakage; seed: number }, R>(
  kind: Kind<P, R>,
  plans: readonly P[],
): Promise<Outcome<R>> {
  const outcome: Outcome<R> = { results: [], aborted: [] }
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
      await runUntilAborted(kind, shop, remaining, outcome, report)
    } finally {
      await shop.close()
    }
  }
  return outcome
}

async function runUntilAborted<P extends { fault: Breakage; seed: number }, R>(
  kind: Kind<P, R>,
  shop: Shop,
  remaining: P[],
  { results, aborted }: Outcome<R>,
  report: (line: string, isGood: boolean) => void,
): Promise<void> {
  for (let plan = remaining.shift(); plan; plan = remaining.shift()) {
    try {
      const result = await kind.run(shop, plan)
      results.push(result)
      report(kind.describe(result), kind.isClean(result))
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

async function runSales(choice: Choice): Promise<void> {
  const names = choice.names as readonly Fault['name'][]
  const plans = choice.seeds.flatMap((seed) => names.map((name) => planRun(name, seed)))
  const kind = { run: runFault, describe: describeResult, isClean }
  const { results, aborted } = await runAll(kind, plans)
  const report = createReport(results, aborted, choice.command)
  const { results: rows, ...figures } = report
  process.stdout.write(`\n${JSON.stringify(figures, null, 2)}\n`)
  if (choice.isWhole) say(`written to ${writeReport(report)}`)
  if (choice.isWhole && !choice.isQuick) await updateReliabilityPage(report)
  conclude(
    choice,
    rows,
    rows.filter((result) => !isClean(result)),
    aborted,
  )
}

async function runOrders(choice: Choice): Promise<void> {
  const names = choice.names as readonly OrderFault['name'][]
  const plans = choice.seeds.flatMap((seed) => names.map((name) => planOrderRun(name, seed)))
  const kind = { run: runOrderFault, describe: describeOrderRun, isClean: isCleanRun }
  const { results, aborted } = await runAll(kind, plans)
  const report = createOrderReport(results, aborted, choice.command)
  const { results: rows, ...figures } = report
  process.stdout.write(`\n${JSON.stringify(figures, null, 2)}\n`)
  if (choice.isWhole) writeOrderReport(report)
  if (choice.isWhole && !choice.isQuick) await updateOrderTable(report)
  conclude(
    choice,
    rows,
    rows.filter((result) => !isCleanRun(result)),
    aborted,
  )
}

interface Row {
  readonly fault: string
  readonly seed: number
}

/** @throws UserError saying how to replay what failed */
function conclude(
  { ofOrders }: Choice,
  rows: readonly Row[],
  failed: readonly Row[],
  aborted: readonly string[],
): void {
  if (failed.length + aborted.length === 0) return
  const command = `npm run faults --${ofOrders ? ' orders' : ''}`
  const replays = failed.map(
    ({ fault, seed }) => `  ${command} --point "${faultNameOf(fault)}" --seed ${seed}`,
  )
  throw new UserError(
    `${failed.length} of ${rows.length} runs failed, ${aborted.length} were aborted. To replay:\n${replays.join('\n')}`,
  )
}

await runCommand(async () => {
  const choice = readArguments()
  if (choice) await (choice.ofOrders ? runOrders(choice) : runSales(choice))
})
