import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Guardian } from './guardian.ts'
import { migrate } from './migrate.ts'
import { compileCacheDirectory, prismaDirectory } from './paths.ts'
import { checkReady } from './readiness.ts'
import { runTool } from './run-tool.ts'
import type { Servers } from './servers.ts'
import { Service, type ServiceExit } from './service.ts'
import { composeSupergraph } from './supergraph.ts'
import {
  environmentOf,
  nodeFlags,
  processDefinitions,
  processNames,
  subgraphNames,
  type ProcessName,
  type StackSettings,
} from './topology.ts'

export interface LaunchOptions {
  settings: StackSettings
  guardian: Guardian
  /** The environment that every process inherits. */
  baseEnv: NodeJS.ProcessEnv
  /** Variables of single processes, over all others. */
  extraEnv?: Partial<Record<ProcessName, Record<string, string>>> | undefined
  onLine?: ((service: string, line: string) => void) | undefined
  onUnexpectedExit?: ((service: Service, exit: ServiceExit) => void) | undefined
  signal?: AbortSignal | undefined
}

export type Processes = Record<ProcessName, Service>

/** Applies every subgraph's migrations. @returns how many were applied now */
export async function migrateAll(databaseUrls: Servers['databaseUrls']): Promise<number> {
  let count = 0
  for (const name of subgraphNames) {
    const applied = await migrate(databaseUrls[name], join(prismaDirectory, name, 'migrations'))
    count += applied.length
  }
  return count
}

/** Composes the supergraph into a file of this stack's own; the committed one stays as it is. */
export function writeSupergraph(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, composeSupergraph())
}

/** Runs the idempotent seeds of the user and the catalog subgraph, side by side. */
export async function seedAll(options: LaunchOptions): Promise<void> {
  const seed = (name: 'user' | 'catalog'): Promise<void> =>
    runTool({
      name: `${name} seed`,
      script: join(dirname(processDefinitions[name].entry), 'seed.ts'),
      env: processEnv(name, options),
      stage: processDefinitions[name].stage,
      guardian: options.guardian,
      onLine: (line) => options.onLine?.(name, line),
      signal: options.signal,
    })
  await Promise.all([seed('user'), seed('catalog')])
}

/** Describes every process of the product, not started yet. */
export function describeProcesses(options: LaunchOptions): Processes {
  const entries = processNames.map((name) => [name, describeProcess(name, options)] as const)
  return Object.fromEntries(entries) as Processes
}

function describeProcess(name: ProcessName, options: LaunchOptions): Service {
  const { entry, stage } = processDefinitions[name]
  return new Service({
    name,
    command: process.execPath,
    args: [...nodeFlags, entry],
    env: processEnv(name, options),
    stage,
    guardian: options.guardian,
    ready: () => checkReady(`http://127.0.0.1:${options.settings.ports[name]}`),
    onLine: options.onLine,
    onUnexpectedExit: options.onUnexpectedExit,
  })
}

function processEnv(name: ProcessName, options: LaunchOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(options.baseEnv).filter(
    ([key]) => !key.startsWith('DATABASE_URL_'),
  )
  return {
    NODE_COMPILE_CACHE: compileCacheDirectory,
    ...Object.fromEntries(inherited),
    ...environmentOf(name, options.settings),
    ...options.extraEnv?.[name],
  }
}

/** Starts everything at once: the processes wait for each other by their own readiness. */
export async function startProcesses(processes: Processes, signal?: AbortSignal): Promise<void> {
  await Promise.all(processNames.map((name) => processes[name].start(signal)))
}

/** Stops the router first, then subgraphs, then workers: nobody loses the one it still needs. */
export async function stopProcesses(processes: Processes): Promise<void> {
  const stages = [...new Set(processNames.map((name) => processDefinitions[name].stage))]
  for (const stage of stages.sort((a, b) => a - b)) {
    const names = processNames.filter((name) => processDefinitions[name].stage === stage)
    await Promise.all(names.map((name) => processes[name].stop()))
  }
}
