import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../scripts/lib/paths.ts'
import { startStack } from '../../scripts/testing/stack.ts'
import { atLeast, ratio } from '../lib/bars.ts'
import type { BenchmarkOptions } from '../lib/benchmark-options.ts'
import { endStack } from '../lib/end-stack.ts'
import { LoadGenerator } from '../lib/load-generator.ts'
import { productionEnvironment } from '../lib/production-environment.ts'
import { startProgress } from '../lib/progress.ts'
import { print, printBars, printMachine, reportHead } from '../lib/report.ts'
import { median, roundTo } from '../lib/statistics.ts'
import { formatTable } from '../lib/table.ts'
import { type Account, keepLoggingIn, openAccounts } from './accounts.ts'
import { sessionRequests } from './session-requests.ts'

interface Settings {
  readonly connections: number
  readonly accounts: number
  /** Logins under way at any time. */
  readonly logins: number
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
}

const full: Settings = {
  ...{ connections: 32, accounts: 32, logins: 4 },
  ...{ rounds: 5, seconds: 8, warmUpSeconds: 5 },
}
const quick: Settings = { ...full, rounds: 3, seconds: 3, warmUpSeconds: 2 }

const method = [
  'Queries `{ me { id username roles } }` of 32 accounts over 32 keep-alive connections, closed loop, from a process of its own, alone and beside logins in turns; the figures are the medians of the rounds.',
  'Beside them, 4 logins are under way at any time through the same router, each of which hashes a password with argon2id (19 MiB, 2 passes).',
]

/** Far more than can be answered. */
const REQUESTS_PER_SECOND = 20_000

interface Sample {
  readonly queriesPerSecond: number
  readonly p99Ms: number
  readonly loginsPerSecond: number
}

/** `npm run bench -- sessions`: what is left of the queries while passwords are hashed beside them. */
export async function benchSessions(options: BenchmarkOptions): Promise<void> {
  const settings = options.quick ? quick : full
  const progress = startProgress()
  progress('starting the product as processes')
  const stack = await startStack({
    durable: true,
    seed: false,
    processEnv: productionEnvironment(options.cpuProfiles),
  })
  const generator = new LoadGenerator()
  try {
    const accounts = await openAccounts(stack.routerUrl, settings.accounts)
    const load = { url: stack.routerUrl, generator, accounts, settings }
    await measure(load, settings.warmUpSeconds, false)
    const alone: Sample[] = []
    const beside: Sample[] = []
    for (let round = 1; round <= settings.rounds; round += 1) {
      alone.push(await measure(load, settings.seconds, false))
      beside.push(await measure(load, settings.seconds, true))
      const rates = [alone, beside].map((samples) => samples.at(-1)?.queriesPerSecond ?? 0)
      progress(
        `round ${round}/${settings.rounds}  queries/s: ${rates.map(Math.round).join(' alone, ')} beside logins`,
      )
    }
    report(settings, alone, beside, options.quick)
  } finally {
    generator.close()
    await endStack(stack, options.cpuProfiles)
  }
}

interface Load {
  readonly url: string
  readonly generator: LoadGenerator
  readonly accounts: readonly Account[]
  readonly settings: Settings
}

async function measure(
  { url, generator, accounts, settings }: Load,
  seconds: number,
  withLogins: boolean,
): Promise<Sample> {
  const { hostname, port } = new URL(url)
  const tokens = accounts.map(({ token }) => token)
  let logins: ReturnType<typeof keepLoggingIn> | undefined
  let loggedIn = 0
  const result = await generator.run(
    {
      ...{ host: hostname, port: Number(port), connections: settings.connections, seconds },
      requests: sessionRequests({ tokens, requests: REQUESTS_PER_SECOND * seconds }),
      outcomes: { answered: '"username":"bench-user-' },
    },
    {
      beforeStart() {
        if (withLogins) logins = keepLoggingIn(url, accounts, settings.logins)
      },
      async whenSendingEnds() {
        loggedIn = (await logins?.stop()) ?? 0
      },
    },
  )
  if (result.unexpected !== null) throw new Error(`an answer of no use: ${result.unexpected}`)
  return {
    queriesPerSecond: (result.counts.answered ?? 0) / result.seconds,
    p99Ms: result.p99Ms,
    loginsPerSecond: loggedIn / result.seconds,
  }
}

function report(
  settings: Settings,
  alone: readonly Sample[],
  beside: readonly Sample[],
  isQuick: boolean,
): void {
  const rows = [rowOf('alone', alone), rowOf('beside logins', beside)]
  const [first, second] = rows
  const share = ratio(second?.queriesPerSecond ?? 0, first?.queriesPerSecond ?? 0)
  const bars = [
    atLeast('queries beside logins / alone', share, 0.8),
    atLeast('logins per second beside them', second?.loginsPerSecond ?? 0, 1),
  ]
  const head = reportHead('sessions', isQuick)
  printMachine(head)
  const cells = rows.map((row) => [
    row.case,
    String(row.queriesPerSecond),
    String(row.p99Ms),
    String(row.loginsPerSecond),
  ])
  print(formatTable(['case', 'queries/s', 'p99 ms', 'logins/s'], cells))
  printBars(bars)
  const directory = join(root, 'bench/results')
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'sessions.json')
  writeFileSync(path, `${JSON.stringify({ ...head, settings, method, rows, bars }, null, 2)}\n`)
  print([`written to ${relative(root, path)}`])
}

function rowOf(name: string, samples: readonly Sample[]) {
  const middle = (pick: (sample: Sample) => number) => roundTo(median(samples.map(pick)), 1)
  return {
    case: name,
    queriesPerSecond: middle(({ queriesPerSecond }) => queriesPerSecond),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    loginsPerSecond: middle(({ loginsPerSecond }) => loginsPerSecond),
  }
}
