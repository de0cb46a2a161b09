import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { ServerSource } from './binaries.ts'
import { dockerRunArguments } from './docker.ts'
import { pickFreePort } from './ports.ts'
import { Service } from './service.ts'
import type { PrivateServerOptions } from './private-server.ts'
import { stopStage } from './topology.ts'

export interface PrivateRedis {
  service: Service
  redisUrl: string
}

/** Starts a Redis of one's own: loopback only, with an append-only file in its own folder. */
export async function startPrivateRedis(
  source: ServerSource,
  options: PrivateServerOptions,
): Promise<PrivateRedis> {
  const port = await pickFreePort()
  const directory = join(options.directory, 'redis')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const flags = [...persistenceFlags, ...(options.redisFlags ?? [])]
  const command =
    source.kind === 'docker'
      ? dockerCommand(port, directory, flags)
      : nativeCommand(source.redisServer, port, directory, flags)
  const service = new Service({
    ...command,
    name: 'redis',
    env: process.env,
    stage: stopStage.server,
    guardian: options.guardian,
    ready: () => ping(port),
    onLine: options.onLine,
    onUnexpectedExit: options.onUnexpectedExit,
    stopSignal: options.disposable ? 'SIGKILL' : 'SIGTERM',
    graceMs: 30_000,
  })
  try {
    await service.start(options.signal)
  } catch (error) {
    await service.kill('SIGKILL')
    throw error
  }
  return { service, redisUrl: `redis://127.0.0.1:${port}` }
}

// Jobs and reservations live here: nothing may be evicted.
const persistenceFlags = [
  ...['--appendonly', 'yes'],
  ...['--appendfsync', 'everysec'],
  ...['--save', ''],
  ...['--maxmemory-policy', 'noeviction'],
]

function nativeCommand(
  command: string,
  port: number,
  directory: string,
  flags: readonly string[],
): { command: string; args: string[] } {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--protected-mode', 'yes']
  return { command, args: [...args, '--dir', directory, ...flags] }
}

function dockerCommand(
  port: number,
  directory: string,
  flags: readonly string[],
): { command: string; args: string[] } {
  const args = dockerRunArguments({
    name: 'floodgate-redis',
    image: 'redis:7',
    hostPort: port,
    containerPort: 6379,
    mounts: { [directory]: '/data' },
    args: ['redis-server', '--protected-mode', 'no', ...flags],
  })
  return { command: 'docker', args }
}

/** Resolves when the server answers and has loaded its data. */
async function ping(port: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setTimeout(2_000, () => socket.destroy(new Error('Redis does not answer')))
  try {
    socket.write('PING\r\n')
    for await (const reply of socket.setEncoding('utf8') as AsyncIterable<string>) {
      if (reply.startsWith('+PONG')) return
      throw new Error(`Redis says: ${reply.trim()}`)
    }
    throw new Error('Redis closed the connection')
  } finally {
    socket.destroy()
  }
}
