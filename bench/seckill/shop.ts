import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@floodgate/platform/logging'
import { newId } from '@floodgate/platform/identifier'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import type { Connection } from 'mariadb'
import { connectDatabase } from '../../scripts/lib/database-connection.ts'
import { Guardian } from '../../scripts/lib/guardian.ts'
import { startStack, type TestStack } from '../../scripts/testing/stack.ts'
import { createSaleStore, type SaleStore } from '../../subgraphs/seckill/src/data/sale-store.ts'
import { endStack } from '../lib/end-stack.ts'
import { createFaultLog, type FaultLog } from '../lib/fault-log.ts'
import { LoadGenerator } from '../lib/load-generator.ts'
import { productionEnvironment } from '../lib/production-environment.ts'
import type { Progress } from '../lib/progress.ts'
import { createBuyers, writeBuyers } from './buyers.ts'
import { createProducts } from './products.ts'
import { createSaleOpenings, type OpenSale } from './sale-openings.ts'
import type { Settings } from './settings.ts'

/** The whole product under test, with buyers at its door, and what a benchmark needs to look into it. */
export interface Shop {
  stack: TestStack
  guardian: Guardian
  generator: LoadGenerator
  redis: RedisClient
  orderDatabase: Connection
  /** The live state of sales, read beside the processes that are measured. */
  sales: SaleStore
  buyersFile: string
  openSale: OpenSale
  faults: FaultLog
  close: () => Promise<void>
}

export interface ShopOptions {
  settings: Pick<Settings, 'sessions' | 'buyers'>
  products: number
  /** A folder for the processes' CPU profiles, or null. */
  cpuProfiles: string | null
  progress: Progress
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
  const { settings, progress } = options
  const directory = mkdtempSync(join(tmpdir(), 'floodgate-bench-'))
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }))
  const guardian = new Guardian()
  guardian.watchFolder(directory)
  cleanup.defer(() => guardian.close())
  const faults = createFaultLog()
  progress('starting the product as processes, on a durable MariaDB and Redis')
  const stack = await startStack({
    durable: true,
    seed: false,
    onLine: faults.onLine,
    processEnv: productionEnvironment(options.cpuProfiles),
  })
  cleanup.defer(() => endStack(stack, options.cpuProfiles))
  const redis = createRedis(stack.redisUrl, {
    purpose: 'commands',
    logger: createLogger({ name: 'bench', level: 'warn' }),
  })
  cleanup.defer(() => closeRedis(redis))
  const orderDatabase = await connectDatabase(stack.databaseUrl('order'))
  cleanup.defer(() => orderDatabase.end())
  const generator = new LoadGenerator()
  cleanup.defer(() => generator.close())
  progress(`opening ${settings.sessions} sessions`)
  const buyersFile = join(directory, 'buyers')
  writeBuyers(buyersFile, await createBuyers(redis, settings))
  const products = await createProducts(stack.databaseUrl('catalog'), options.products)
  const admin = await createSessionStore(redis).open({ id: newId('usr'), roles: ['ADMIN'] })
  return {
    stack,
    guardian,
    generator,
    redis,
    orderDatabase,
    sales: createSaleStore(redis),
    buyersFile,
    faults,
    openSale: createSaleOpenings({ url: stack.routerUrl, adminToken: admin.token }, products),
    close: () => cleanup.disposeAsync(),
  }
}
