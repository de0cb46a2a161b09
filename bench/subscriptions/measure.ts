import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cpuTimeMs } from '../lib/cpu-time.ts'
import { type Progress } from '../lib/progress.ts'
import { roundTo } from '../lib/statistics.ts'
import { type ClientsCommand, type ClientsEvent } from './clients.ts'
import { startProgram, stopChild } from './child.ts'

export interface Row {
  readonly target: string
  /** A short run: for a look, not for the record. */
  readonly quick: boolean
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

export async function measure(
  target: Target,
  options: { readonly quick: boolean; readonly clients: number; readonly events: number },
  progress: Progress,
): Promise<Row> {
  const { quick, clients, events } = options
  const child = startProgram('clients-process.ts')
  try {
    const before = rssKib(target.pid)
    const started = performance.now()
    progress(`${target.name}: ${clients} clients connect`)
    await ask(child, { type: 'connect', url: target.webSocketUrl, count: clients }, 'connected')
    const connectSeconds = (performance.now() - started) / 1_000
    const kibPerClient = (rssKib(target.pid) - before) / clients
    const cpuBefore = cpuTimeMs(target.pid)
    const seconds: number[] = []
    let version = (await target.publish()).version
    for (let i = 0; i < events; i++) {
      await ask(child, { type: 'expect', version: version + 1 }, 'expecting')
      const told = next(child, 'all-told')
      const published = await target.publish()
      version = published.version
      seconds.push(((await told).at - published.at) / 1_000)
    }
    const cpuMs = cpuTimeMs(target.pid) - cpuBefore
    const { versions } = await ask(child, { type: 'report' }, 'report')
    seconds.sort((a, b) => a - b)
    return {
      ...{ target: target.name, quick, clients, events },
      kibPerClient: roundTo(kibPerClient, 1),
      lastClientSeconds: roundTo(seconds[Math.floor(seconds.length / 2)] ?? 0, 3),
      lastClientSecondsWorst: roundTo(seconds.at(-1) ?? 0, 3),
      ...faultsIn(versions, version),
      connectSeconds: roundTo(connectSeconds, 1),
      cpuMicrosPerDelivery: roundTo((cpuMs * 1_000) / (events + 1) / clients, 1),
    }
  } finally {
    await stopChild(child)
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

type Answer<T extends ClientsEvent['type']> = Extract<ClientsEvent, { type: T }>

function ask<T extends ClientsEvent['type']>(
  child: ChildProcess,
  command: ClientsCommand,
  answer: T,
): Promise<Answer<T>> {
  const answered = next(child, answer)
  child.send(command)
  return answered
}

async function next<T extends ClientsEvent['type']>(
  child: ChildProcess,
  type: T,
): Promise<Answer<T>> {
  for (;;) {
    const [event] = (await once(child, 'message')) as [ClientsEvent]
    if (event.type === 'failed') throw new Error(`clients: ${event.message}`)
    if (event.type === type) return event as Answer<T>
  }
}
