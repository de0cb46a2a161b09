import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compileCacheDirectory } from '../scripts/lib/paths.ts'
import { runCommand, UserError } from '../scripts/lib/terminal.ts'
import type { Benchmark } from './lib/benchmark-options.ts'
import { benchCatalog } from './catalog/main.ts'
import { benchOrders } from './orders/main.ts'
import { benchRouter } from './router/main.ts'
import { benchSeckill } from './seckill/main.ts'
import { benchSessions } from './sessions/main.ts'
import { benchSubscriptions } from './subscriptions/main.ts'

const benchmarks: Readonly<Record<string, Benchmark>> = {
  catalog: benchCatalog,
  orders: benchOrders,
  router: benchRouter,
  seckill: benchSeckill,
  sessions: benchSessions,
  subscriptions: benchSubscriptions,
}

const names = Object.keys(benchmarks).join('|')
const usage = `Type: npm run bench -- <${names}> [--quick] [--cpu-profiles <folder>]`

function readArguments(): ReturnType<typeof parse> {
  try {
    return parse()
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

const parse = () =>
  parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, 'cpu-profiles': { type: 'string' } },
  })

await runCommand(async () => {
  const { values, positionals } = readArguments()
  const [name = ''] = positionals
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
  if (!benchmark || positionals.length !== 1) {
    throw new UserError(`There is no benchmark "${positionals.join(' ')}". ${usage}`)
  }
  // The product's processes have it anyway; here other gateways and clients, too, start sooner.
  if (values.quick) process.env.NODE_COMPILE_CACHE ??= compileCacheDirectory
  const folder = values['cpu-profiles']
  await benchmark({ quick: values.quick, cpuProfiles: folder ? resolve(folder) : null })
})
