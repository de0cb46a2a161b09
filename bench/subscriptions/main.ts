import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { pollUntil } from '../../scripts/lib/poll.ts'
import { root } from '../../scripts/lib/paths.ts'
import { pickFreePort } from '../../scripts/lib/ports.ts'
import { gatewaysFolder, installGateways } from '../gateways/install.ts'
import { atMost } from '../lib/bars.ts'
import type { Benchmark } from '../lib/benchmark-options.ts'
import { type Progress, startProgress } from '../lib/progress.ts'
import { print, printBars, printMachine, reportHead } from '../lib/report.ts'
import { formatTable } from '../lib/table.ts'
import { portOf, startCommand, startProgram, stopChild } from './child.ts'
import { FEED_NAME, FEED_TYPE_DEFS } from './feed.ts'
import { openShop } from '../seckill/shop.ts'
import { type FanOut, measureFanOut, type Target } from './measure.ts'
import { buyersNeeded, measureOrders, type OrderTimes } from './measure-orders.ts'
import { checkSocketLimit } from './open-files.ts'
import { fullSettings, quickSettings, type Settings } from './settings.ts'

const method = [
  'floodgate: the router as one process; hive-gateway: @graphql-hive/gateway as one process. Both stand before the same subgraph, with graphql-ws on either side, and the same clients: sockets of graphql-transport-ws, from processes of their own, that follow one state which is published time and again.',
  'kibPerClient: growth of the gateway’s resident memory (VmRSS of /proc) from before the first client to when the last was told its first event. lastClientSeconds: from the publishing of an event until the last client has read it. dropped, reordered: over all clients and events.',
  'confirmed: the whole product as processes on a durable MariaDB and Redis. Each buyer has a session and a socket of its own, opened before, and sends its purchase when its time has come (open loop), over HTTP through the router; then it follows its ticket over its socket. Others have bought before, to warm everything up. Times count from when the purchase was due. hive-gateway has no such figures: the subgraphs take operations only with an identity that is signed for each of them, which it can not give to subscriptions.',
]

/** One event to all subscribers of one gateway process, beside another gateway on the same upstream; and orders, live. */
export const benchSubscriptions: Benchmark = async ({ quick, cpuProfiles }) => {
  const settings = quick ? quickSettings : fullSettings
  const progress = startProgress()
  checkSocketLimit(Math.max(settings.clients, buyersNeeded(settings)))
  await installGateways(progress)
  const fanOuts = await measureFanOuts(settings, progress)
  const orders = await measureLiveOrders(settings, cpuProfiles, progress)
  const rows = fanOuts.map((row): Row => ({
    ...row,
    ...(row.target === 'floodgate' ? orders : NO_ORDERS),
  }))
  report(rows, settings, progress)
}

type Row = FanOut & { readonly [K in keyof OrderTimes]: OrderTimes[K] | null }

const NO_ORDERS = {
  ...{ ordersPerSecond: null, orders: null, purchaseP50Ms: null, purchaseP99Ms: null },
  ...{ confirmedP50Ms: null, confirmedP99Ms: null },
}

async function measureFanOuts(settings: Settings, progress: Progress): Promise<FanOut[]> {
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-bench-'))
  const supergraph = join(folder, 'supergraph.graphql')
  const feed = startProgram('feed-server.ts')
  const rows: FanOut[] = []
  try {
    const feedUrl = `http://127.0.0.1:${await portOf(feed)}/graphql`
    writeFileSync(supergraph, composeFeed(feedUrl))
    for (const start of [startFloodgate, startHive]) {
      const { child, target } = await start({ folder, supergraph, feedUrl })
      try {
        rows.push(await measureFanOut(target, settings, progress))
      } finally {
        await stopChild(child)
      }
    }
  } finally {
    await stopChild(feed)
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

async function measureLiveOrders(
  settings: Settings,
  cpuProfiles: string | null,
  progress: Progress,
): Promise<OrderTimes> {
  const buyers = buyersNeeded(settings)
  const counts = { sessions: buyers, buyers }
  const shop = await openShop({ settings: counts, products: 1, cpuProfiles, progress })
  try {
    return await measureOrders(shop, settings, progress)
  } catch (error) {
    shop.faults.lines().forEach(progress)
    throw error
  } finally {
    await shop.close()
  }
}

interface Setting {
  readonly folder: string
  readonly supergraph: string
  readonly feedUrl: string
}

interface Started {
  readonly child: ChildProcess
  readonly target: Target
}

async function startFloodgate({ supergraph, feedUrl }: Setting): Promise<Started> {
  const child = startProgram('router-server.ts', [supergraph, feedUrl])
  const port = await portOf(child)
  return { child, target: targetAt('floodgate', child, port, feedUrl) }
}

async function startHive({ folder, supergraph, feedUrl }: Setting): Promise<Started> {
  const port = await pickFreePort()
  const config = join(folder, 'gateway.config.mjs')
  const subscriptions = { kind: 'ws', location: '/graphql' }
  const entries = { [FEED_NAME]: { options: { subscriptions } } }
  writeFileSync(
    config,
    `export const gatewayConfig = { transportEntries: ${JSON.stringify(entries)} }\n`,
  )
  const script = join(gatewaysFolder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
  const args = ['supergraph', supergraph, '--port', String(port), '--host', '127.0.0.1']
  const child = startCommand(script, [...args, '--fork', '1', '-c', config], gatewaysFolder)
  const isReady = async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/healthcheck`)
    if (status !== 200) throw new Error(`hive-gateway answers with ${status}`)
  }
  await pollUntil(isReady, { timeoutMs: 30_000 })
  return { child, target: targetAt('hive-gateway', child, port, feedUrl) }
}

function targetAt(name: string, child: ChildProcess, port: number, feedUrl: string): Target {
  return {
    name,
    pid: child.pid ?? 0,
    webSocketUrl: `ws://127.0.0.1:${port}/graphql`,
    async publish() {
      const response = await fetch(feedUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'mutation { publish { version at } }' }),
      })
      const { data } = (await response.json()) as {
        data: { publish: { version: number; at: number } }
      }
      return data.publish
    },
  }
}

function composeFeed(url: string): string {
  const result = composeServices([{ name: FEED_NAME, url, typeDefs: parse(FEED_TYPE_DEFS) }])
  if (result.supergraphSdl === undefined) throw new Error('The feed does not compose')
  return result.supergraphSdl
}

function report(rows: readonly Row[], settings: Settings, progress: Progress): void {
  const { quick, at, command, machine } = reportHead('subscriptions', settings.quick)
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[]
  printMachine({ machine, command })
  print(
    formatTable(
      ['', ...rows.map(({ target }) => target)],
      names
        .filter((name) => name !== 'target')
        .map((name) => [name, ...rows.map((row) => String(row[name] ?? '–'))]),
    ),
  )
  const [floodgate] = rows
  if (floodgate) printBars(subscriptionBars(floodgate))
  const context = { quick, at, command, machine, settings, method }
  const path = join(root, 'bench/results/subscriptions.json')
  mkdirSync(join(root, 'bench/results'), { recursive: true })
  const content = rows.map((row) => ({ ...row, ...context }))
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`)
  progress(`written to ${relative(root, path)}`)
}

const subscriptionBars = ({ kibPerClient, lastClientSeconds, dropped, reordered }: FanOut) => [
  atMost('KiB per client', kibPerClient, 25),
  atMost('seconds to the last client', lastClientSeconds, 1),
  atMost('dropped and reordered', dropped + reordered, 0),
]
