import { type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { pollUntil } from '../../scripts/lib/poll.ts'
import { root } from '../../scripts/lib/paths.ts'
import { pickFreePort } from '../../scripts/lib/ports.ts'
import { gatewaysFolder, installGateways } from '../gateways/install.ts'
import { atMost } from '../lib/bars.ts'
import { type Benchmark } from '../lib/benchmark-options.ts'
import { startProgress } from '../lib/progress.ts'
import { print, printBars } from '../lib/report.ts'
import { formatTable } from '../lib/table.ts'
import { portOf, startCommand, startProgram, stopChild } from './child.ts'
import { FEED_NAME, FEED_TYPE_DEFS } from './feed.ts'
import { measure, type Row, type Target } from './measure.ts'

/** One event to all subscribers of one gateway process, beside another gateway on the same upstream. */
export const benchSubscriptions: Benchmark = async ({ quick }) => {
  const progress = startProgress()
  await installGateways(progress)
  const load = quick ? { clients: 2_000, events: 10 } : { clients: 10_000, events: 20 }
  const options = { quick, ...load }
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-bench-'))
  const supergraph = join(folder, 'supergraph.graphql')
  const feed = startProgram('feed-server.ts')
  const rows: Row[] = []
  try {
    const feedUrl = `http://127.0.0.1:${await portOf(feed)}/graphql`
    writeFileSync(supergraph, composeFeed(feedUrl))
    for (const start of [startFloodgate, startHive]) {
      const { child, target } = await start({ folder, supergraph, feedUrl })
      try {
        rows.push(await measure(target, options, progress))
      } finally {
        await stopChild(child)
      }
    }
  } finally {
    await stopChild(feed)
    rmSync(folder, { recursive: true, force: true })
  }
  report(rows)
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

function report(rows: readonly Row[]): void {
  const folder = join(root, 'bench/results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'subscriptions.json'), `${JSON.stringify(rows, null, 2)}\n`)
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[]
  print(
    formatTable(
      names,
      rows.map((row) => names.map((name) => String(row[name]))),
    ),
  )
  const [floodgate] = rows
  if (!floodgate) return
  printBars([
    atMost('KiB per client', floodgate.kibPerClient, 25),
    atMost('seconds to the last client', floodgate.lastClientSeconds, 1),
    atMost('dropped and reordered', floodgate.dropped + floodgate.reordered, 0),
  ])
}
