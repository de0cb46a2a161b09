import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { findProgram } from '../lib/binaries.ts'
import type { Guardian } from '../lib/guardian.ts'
import { pollUntil } from '../lib/poll.ts'
import { pickFreePort } from '../lib/ports.ts'
import { Service } from '../lib/service.ts'
import { UserError } from '../lib/terminal.ts'
import { stopStage } from '../lib/topology.ts'

export interface RedisCluster {
  /** `redis-cluster://host:port,host:port,host:port` */
  redisUrl: string
  masters: readonly Service[]
  stop: () => Promise<void>
}

const MASTERS = 3
const SLOTS = 16_384

interface Member {
  service: Service
  port: number
  busPort: number
}

/** Starts a real cluster of three masters on the loopback interface, with their data below `directory`. */
export async function startRedisCluster(options: {
  guardian: Guardian
  directory: string
}): Promise<RedisCluster> {
  const members: Member[] = []
  const stop = async () => {
    await Promise.all(members.map(({ service }) => service.stop()))
  }
  try {
    for (let i = 0; i < MASTERS; i += 1) members.push(await describeMember(options, i))
    await Promise.all(members.map(({ service }) => service.start()))
    await joinTogether(members)
  } catch (error) {
    await stop()
    throw error
  }
  const nodes = members.map(({ port }) => `127.0.0.1:${port}`).join(',')
  return {
    redisUrl: `redis-cluster://${nodes}`,
    masters: members.map(({ service }) => service),
    stop,
  }
}

async function describeMember(
  { guardian, directory }: { guardian: Guardian; directory: string },
  index: number,
): Promise<Member> {
  const command = findProgram('redis-server')
  if (!command) throw new UserError('A Redis Cluster needs redis-server on this machine.')
  const [port, busPort] = [await pickFreePort(), await pickFreePort()]
  const folder = join(directory, `redis-master-${index}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const flags = {
    port,
    'cluster-port': busPort,
    'cluster-enabled': 'yes',
    'cluster-node-timeout': 5_000,
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    save: '',
    'maxmemory-policy': 'noeviction',
  }
  const service = new Service({
    name: `redis master ${index}`,
    command,
    args: Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    env: process.env,
    stage: stopStage.server,
    guardian,
    stopSignal: 'SIGKILL',
    ready: () => asking(port, (redis) => redis.ping()),
  })
  return { service, port, busPort }
}

/** Gives each its share of the slots, introduces them to each other, and waits until all agree. */
async function joinTogether(members: readonly Member[]): Promise<void> {
  const share = Math.ceil(SLOTS / members.length)
  for (const [index, { port }] of members.entries()) {
    const last = Math.min(SLOTS, (index + 1) * share) - 1
    await asking(port, async (redis) => {
      await redis.cluster('ADDSLOTSRANGE', index * share, last)
      await redis.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)
    })
  }
  const [first, ...others] = members
  if (!first) return
  await asking(first.port, async (redis) => {
    for (const { port, busPort } of others) {
      await redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort)
    }
  })
  for (const { port } of members) {
    await pollUntil(() => asking(port, insistThatItIsWhole), { timeoutMs: 20_000 })
  }
}

async function insistThatItIsWhole(redis: Redis): Promise<void> {
  const info = await redis.cluster('INFO')
  for (const line of ['cluster_state:ok', `cluster_size:${MASTERS}`]) {
    if (!info.includes(line)) throw new Error(`the cluster says ${info}`)
  }
}

async function asking<T>(port: number, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: null })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    return await ask(redis)
  } finally {
    redis.disconnect()
  }
}
