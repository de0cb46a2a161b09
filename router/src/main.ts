import cluster from 'node:cluster'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QUEUE_NAMES } from '@floodgate/contracts/queue-names'
import { EnvironmentError } from '@floodgate/platform/environment'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { openQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, pingRedis, type RedisClient } from '@floodgate/platform/redis'
import { followRevocations } from '@floodgate/platform/session-revocations'
import { createSessionStore } from '@floodgate/platform/session-store'
import { runProcess } from '@floodgate/platform/shutdown'
import { BOARD_PATH, createQueueBoard } from './admin/queue-board.ts'
import {
  parsePersistedOperations,
  type PersistedOperations,
} from './documents/persisted-operations.ts'
import { readEnvironment } from './environment.ts'
import { createPlayground } from './http/playground.ts'
import { createExposition } from './process/cluster-metrics.ts'
import { startCluster } from './process/cluster.ts'
import { followSupergraphFile } from './process/supergraph-file.ts'
import { createRouter } from './server.ts'
import { subgraphUrlsFor } from './subgraph/subgraph-urls.ts'
import { createNonces } from './signatures/nonces.ts'
import { readSignatureConfig } from './signatures/signature-config.ts'
import { createSignedRequests } from './signatures/signed-requests.ts'
import { createTraffic } from './traffic/traffic.ts'

const PLAYGROUND_DIRECTORY = join(import.meta.dirname, '../playground/dist')

function readSupergraph(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new EnvironmentError([`SUPERGRAPH_PATH: there is no file ${path}`])
  }
}

function createSigned(path: string, redis: RedisClient) {
  try {
    return createSignedRequests(readSignatureConfig(path), createNonces(redis))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EnvironmentError([`SIGNED_REQUESTS_PATH: ${reason}`])
  }
}

function readPersistedOperations(path: string): PersistedOperations {
  try {
    return parsePersistedOperations(readFileSync(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EnvironmentError([`PERSISTED_OPERATIONS_PATH: ${path}: ${reason}`])
  }
}

runProcess('router', async (shutdown) => {
  const environment = readEnvironment(process.env)
  const logger = createLogger({ name: 'router', level: environment.logLevel })
  if (environment.processes > 1 && cluster.isPrimary) {
    return startCluster(environment.processes, { logger, shutdown })
  }
  const redis = createRedis(environment.redisUrl, {
    purpose: 'commands',
    logger,
    coalesceWrites: true,
  })
  shutdown.add('redis', () => closeRedis(redis))

  const subscriber = createRedis(environment.redisUrl, { purpose: 'subscriber', logger })
  shutdown.add('redis subscriber', () => closeRedis(subscriber))
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  shutdown.add('hints', () => hints.close())
  const metrics = createMetrics('router')
  const traffic = createTraffic(environment, { redis, hints, logger, metrics })
  shutdown.add('answer sharing', () => traffic.sharing?.close())

  const queues = QUEUE_NAMES.map((name) => openQueue(name, redis))
  shutdown.add('queues', async () => {
    await Promise.all(queues.map((queue) => queue.close()))
  })

  const playground = environment.playground ? createPlayground(PLAYGROUND_DIRECTORY) : undefined
  if (environment.playground && !playground) {
    logger.warn('the playground is not built: run `node router/playground/build.ts`')
  }
  const supergraphSdl = readSupergraph(environment.supergraphPath)
  const subgraphUrls = subgraphUrlsFor(supergraphSdl, environment.subgraphUrls)
  const router = await createRouter({
    supergraphSdl,
    subgraphUrls,
    sessions: createSessionStore(redis),
    revocations: (listener) => followRevocations(subscriber, listener),
    identitySigner: createIdentitySigner(environment.identitySecret),
    readiness: { redis: () => pingRedis(redis) },
    metrics,
    exposition: createExposition(metrics),
    logger,
    introspection: environment.introspection,
    playground,
    corsOrigins: environment.corsOrigins,
    proxies: environment.proxies,
    operationTexts: {
      persisted: environment.persistedOperationsPath
        ? readPersistedOperations(environment.persistedOperationsPath)
        : undefined,
      persistedOnly: environment.persistedOperationsOnly,
    },
    documentLimits: environment.documentLimits,
    limits: { ...environment.connectionLimits, bodyBytes: environment.requestMaxBytes },
    signed: environment.signedRequestsPath
      ? createSigned(environment.signedRequestsPath, redis)
      : undefined,
    traffic,
    webhookUrl: subgraphUrls.order,
    admin: subgraphUrls.user
      ? { userUrl: subgraphUrls.user, pages: { [BOARD_PATH]: createQueueBoard(queues) } }
      : undefined,
  })
  shutdown.add('router', () => router.close())
  shutdown.add('supergraph file', followSupergraphFile(environment.supergraphPath, router, logger))
  const port = await router.listen(environment.port, environment.host)
  logger.info({ url: `http://${environment.host}:${port}/graphql` }, 'router listens')
})
