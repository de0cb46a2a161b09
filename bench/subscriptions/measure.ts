import { readFileSync } from 'node:fs'
import { cpuTimeMs } from '../lib/cpu-time.ts'
import type { Progress } from '../lib/progress.ts'
import { median, roundTo } from '../lib/statistics.ts'
import { ask, next } from './ask.ts'
import { startProgram, stopChild } from './child.ts'
import type { ClientsCommand, ClientsEvent } from './clients.ts'
import { splitEvenly } from './open-files.ts'
import type { Settings } from './settings.ts'

export interface FanOut {
  readonly target: string
  readonly clients: number
  /** Growth of the gateway's resident memory over its clients. */
  readonly kibPerClient: number
  /** From the publishing of an event to the last client's reading it; the median and the worst of `events`. */
  readonly lastClientSeconds: number
  readonly lastClientSecondsWorst: number
  readonly events: number
  readonly dropped: number
  readonly reordered: number
  readonly connectSeconds: number
  /** The gateway's processor time for each event to each client. */
  readonly cpuMicrosPerDelivery: number
}

export interface Target {
  readonly name: string
  readonly pid: number
  readonly webSocketUrl: string
  /** @returns the version and when it was published */
  publish(): Promise<{ version: number; at: number }>
}

const rssKib = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1])

/** One event to all clients of a gateway, time and again. */
export async function measureFanOut(
  target: Target,
  settings: Settings,
  progress: Progress,
): Promise<FanOut> {
  const { clients, events } = settings
  const counts = splitEvenly(clients, settings.clientsPerProcess)
  const children = counts.map(() => startProgram('clients-process.ts'))
  const askAll = <T extends ClientsEvent['type']>(command: ClientsCommand, answer: T) =>
    Promise.all(children.map((child) => ask<ClientsEvent, T>(child, command, answer)))
  try {
    const before = rssKib(target.pid)
    const started = performance.now()
    progress(`${target.name}: ${clients} clients connect, from ${counts.length} processes`)
    await Promise.all(
      children.map((child, i) => {
        const command = {
          type: 'connect',
          url: target.webSocketUrl,
          count: counts[i] ?? 0,
        } as const
        return ask<ClientsEvent, 'connected'>(child, command, 'connected')
      }),
    )
    const connectSeconds = (performance.now() - started) / 1_000
    const kibPerClient = (rssKib(target.pid) - before) / clients
    progress(`${target.name}: ${events} events to each of them`)
    const cpuBefore = cpuTimeMs(target.pid)
    const seconds: number[] = []
    let { version } = await target.publish()
    for (let i = 0; i < events; i++) {
      await askAll({ type: 'expect', version: version + 1 }, 'expecting')
      const told = Promise.all(
        children.map((child) => next<ClientsEvent, 'all-told'>(child, 'all-told')),
      )
      const published = await target.publish()
      version = published.version
      const last = Math.max(...(await told).map(({ at }) => at))
      seconds.push((last - published.at) / 1_000)
    }
    const cpuMs = cpuTimeMs(target.pid) - cpuBefore
    const reports = await askAll({ type: 'report' }, 'report')
    const versions = reports.flatMap((report) => report.versions)
    return {
      ...{ target: target.name, clients, events },
      kibPerClient: roundTo(kibPerClient, 1),
      lastClientSeconds: roundTo(median(seconds), 3),
      lastClientSecondsWorst: roundTo(Math.max(...seconds), 3),
      ...faultsIn(versions, version),
      connectSeconds: roundTo(connectSeconds, 1),
      cpuMicrosPerDelivery: roundTo((cpuMs * 1_000) / (events + 1) / clients, 1),
    }
  } finally {
    await Promise.all(children.map(stopChild))
  }
}

/** Each client has to be told every version from its first on, in order. */
function faultsIn(versions: readonly (readonly number[])[], last: number) {
  let dropped = 0
  let reordered = 0
  for (const told of versions) {
    const first = told[0] ?? last + 1
    dropped += last - first + 1 - new Set(told).size
    reordered += told.filter((version, i) => version < (told[i - 1] ?? 0)).length
  }
  return { dropped, reordered }
}
