import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@floodgate/platform/logging'
import { newId } from '@floodgate/platform/identifier'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import type { Connection } from 'mariadb'
import { connectDatabase } from '../../scripts/lib/database-connection.ts'
import { Guardian } from '../../scripts/lib/guardian.ts'
import { startStack, type TestStack } from '../../scripts/testing/stack.ts'
import { endStack } from '../lib/end-stack.ts'
import { createFaultLog, type FaultLog } from '../lib/fault-log.ts'
import { inParallel } from '../lib/in-parallel.ts'
import { LoadGenerator } from '../lib/load-generator.ts'
import { productionEnvironment } from '../lib/production-environment.ts'
import { createProducts, STOCK } from '../seckill/products.ts'
import { cases } from './target.ts'

/** The whole product under test, with clients that are logged in. */
export interface Shop {
  readonly stack: TestStack
  readonly guardian: Guardian
  readonly generator: LoadGenerator
  readonly orderDatabase: Connection
  readonly productIds: readonly string[]
  /** Units of each product. */
  readonly stock: number
  /** One session a client. */
  readonly tokens: readonly string[]
  readonly faults: FaultLog
  close(): Promise<void>
}

export interface ShopOptions {
  readonly clients: number
  /** A folder for the processes' CPU profiles, or null. */
  readonly cpuProfiles: string | null
}

/** Starts everything on durable servers: Redis with its append-only file, MariaDB flushing at every commit. */
export async function openShop(options: ShopOptions): Promise<Shop> {
  const cleanup = new AsyncDisposableStack()
  try {
    return await bringUp(options, cleanup)
  } catch (error) {
    await cleanup.disposeAsync()
    throw error
  }
}

async function bringUp(options: ShopOptions, cleanup: AsyncDisposableStack): Promise<Shop> {
  const directory = mkdtempSync(join(tmpdir(), 'floodgate-bench-'))
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }))
  const guardian = new Guardian()
  guardian.watchFolder(directory)
  cleanup.defer(() => guardian.close())
  const faults = createFaultLog()
  const stack = await startStack({
    durable: true,
    seed: false,
    onLine: faults.onLine,
    processEnv: productionEnvironment(options.cpuProfiles),
  })
  cleanup.defer(() => endStack(stack, options.cpuProfiles))
  const orderDatabase = await connectDatabase(stack.databaseUrl('order'))
  cleanup.defer(() => orderDatabase.end())
  const generator = new LoadGenerator()
  cleanup.defer(() => generator.close())
  return {
    stack,
    guardian,
    generator,
    orderDatabase,
    productIds: await createProducts(stack.databaseUrl('catalog'), cases['hundred-skus']),
    stock: STOCK,
    tokens: await logIn(stack, options.clients),
    faults,
    close: () => cleanup.disposeAsync(),
  }
}

async function logIn(stack: TestStack, clients: number): Promise<string[]> {
  const logger = createLogger({ name: 'bench', level: 'warn' })
  const redis = createRedis(stack.redisUrl, { purpose: 'commands', logger })
  const sessions = createSessionStore(redis)
  const tokens = await inParallel(Array.from({ length: clients }), clients, async () => {
    const { token } = await sessions.open({ id: newId('usr'), roles: ['CUSTOMER'] })
    return token
  })
  await closeRedis(redis)
  return tokens
}
