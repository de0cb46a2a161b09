import { join } from 'node:path'
import { ensureDemoSales } from './lib/demo-sales.ts'
import { Guardian } from './lib/guardian.ts'
import { formatLogLine, linePrefix } from './lib/log-lines.ts'
import { stateDirectory } from './lib/paths.ts'
import { isPortFree, pickPortsNear } from './lib/ports.ts'
import { takeRunLock } from './lib/run-lock.ts'
import { keyIdsOf, loadSecrets, secretsForProcesses } from './lib/secrets.ts'
import { startServers } from './lib/servers.ts'
import { describeExit, explainWithTail, type Service, type ServiceExit } from './lib/service.ts'
import {
  describeProcesses,
  migrateAll,
  seedAll,
  startProcesses,
  stopProcesses,
  writeSupergraph,
} from './lib/stack.ts'
import { readStartOptions, type StartOptions } from './lib/start-options.ts'
import { rememberStack } from './lib/running-servers.ts'
import { printSummary } from './lib/summary.ts'
import { describeFailure, paint, say, UserError } from './lib/terminal.ts'
import { processNames, type ProcessName } from './lib/topology.ts'

const startedAt = Date.now()
const stopping = new AbortController()
const names = [...processNames, 'mariadb', 'redis']

function writeLine(service: string, line: string): void {
  process.stdout.write(`${linePrefix(service, names)}${formatLogLine(line)}\n`)
}

function onUnexpectedExit(service: Service, exit: ServiceExit): void {
  const tail = service.tail.map(formatLogLine)
  const sentence = `${service.name} ${describeExit(exit)}, so everything stops.`
  stopping.abort(new UserError(explainWithTail(sentence, tail)))
}

/** Stops in order at the first Ctrl-C; at the third, leaves the rest to the guardian. */
function listenForStop(): void {
  let count = 0
  const stop = (signal: NodeJS.Signals): void => {
    count += 1
    if (count === 1) process.stdout.write(`\n${paint('cyan', '▸')} stopping (${signal})\n`)
    stopping.abort(null)
    if (count === 3) process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // Nobody reads the log any more: a write must not keep the rest from being stopped.
  process.stdout.on('error', () => stopping.abort(null))
  process.stderr.on('error', () => undefined)
}

async function pickPorts(options: StartOptions): Promise<Record<ProcessName, number>> {
  if (!(await isPortFree(options.port, options.host))) {
    throw new UserError(
      `Port ${options.port} is taken by another program. Stop that one, or choose another port: ` +
        `PORT=${options.port + 100} npm start`,
    )
  }
  const others = processNames.filter((name) => name !== 'router')
  const ports = await pickPortsNear(options.port + 1, others.length)
  const entries = others.map((name, index) => [name, ports[index]])
  return { ...(Object.fromEntries(entries) as Record<ProcessName, number>), router: options.port }
}

/** Brings everything up, and adds to `cleanup` whatever must be undone. */
async function bringUp(options: StartOptions, cleanup: AsyncDisposableStack): Promise<void> {
  const { signal } = stopping
  const guardian = new Guardian()
  cleanup.defer(() => guardian.close())
  const lock = await takeRunLock(stateDirectory, guardian.pid)
  cleanup.defer(() => lock.release())
  const ports = await pickPorts(options)
  const secrets = loadSecrets(stateDirectory)

  say('starting MariaDB and Redis')
  const serverOptions = { guardian, directory: join(stateDirectory, 'data'), secrets, signal }
  const servers = await startServers(
    { ...serverOptions, disposable: false, onUnexpectedExit },
    process.env,
  )
  cleanup.defer(() => servers.stop())
  const dataEncryptionKeyIds = keyIdsOf(secrets.dataEncryptionKeys)
  const { databaseUrls } = servers
  cleanup.defer(rememberStack(stateDirectory, { databaseUrls, dataEncryptionKeyIds }))

  const supergraphPath = join(stateDirectory, 'supergraph.graphql')
  const launch = {
    settings: {
      nodeEnv: process.env.NODE_ENV ?? 'development',
      ports,
      routerHost: options.host,
      databaseUrls,
      redisUrl: servers.redisUrl,
      ...secretsForProcesses(secrets),
      mailDirectory: join(stateDirectory, 'mail'),
      supergraphPath,
      imageDirectory: join(stateDirectory, 'data/images'),
    },
    guardian,
    baseEnv: process.env,
    onLine: writeLine,
    onUnexpectedExit,
    signal,
  }
  say('applying migrations, seeding demo data, composing the supergraph')
  await migrateAll(servers.databaseUrls)
  writeSupergraph(supergraphPath)
  await seedAll(launch)

  say('starting subgraphs, workers and router')
  const processes = describeProcesses(launch)
  cleanup.defer(() => stopProcesses(processes))
  await startProcesses(processes, signal)
  signal.throwIfAborted()
  const routerUrl = `http://127.0.0.1:${options.port}/graphql`
  const sales = await ensureDemoSales(routerUrl)
  signal.throwIfAborted()
  printSummary({ routerUrl, sales, ports, servers, seconds: (Date.now() - startedAt) / 1000 })
}

async function untilStopped(): Promise<void> {
  if (stopping.signal.aborted) return
  await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve))
}

async function main(): Promise<void> {
  const options = readStartOptions(process.env)
  const cleanup = new AsyncDisposableStack()
  let failure: unknown = null
  try {
    await bringUp(options, cleanup)
    await untilStopped()
  } catch (error) {
    failure = error
  }
  // Whatever made the start-up fail, a process that died before is the better explanation.
  if (stopping.signal.aborted) failure = stopping.signal.reason
  if (failure) process.stderr.write(`${paint('red', '✗')} ${describeFailure(failure)}\n`)
  await cleanup.disposeAsync()
  if (!failure) say('stopped')
  process.exitCode = failure ? 1 : 0
}

listenForStop()
main().catch((error: unknown) => {
  process.stderr.write(`${paint('red', '✗')} ${describeFailure(error)}\n`)
  process.exitCode = 1
})
