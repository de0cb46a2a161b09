import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EnvironmentError } from '@floodgate/platform/environment'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { closeRedis, createRedis, pingRedis } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { runProcess } from '@floodgate/platform/shutdown'
import { readEnvironment } from './environment.ts'
import { createPlayground } from './http/playground.ts'
import { createRouter } from './server.ts'

const PLAYGROUND_DIRECTORY = join(import.meta.dirname, '../playground/dist')

function readSupergraph(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new EnvironmentError([`SUPERGRAPH_PATH: there is no file ${path}`])
  }
}

runProcess('router', async (shutdown) => {
  const environment = readEnvironment(process.env)
  const logger = createLogger({ name: 'router', level: environment.logLevel })
  const redis = createRedis(environment.redisUrl, {
    purpose: 'commands',
    logger,
    coalesceWrites: true,
  })
  shutdown.add('redis', () => closeRedis(redis))

  const playground = environment.playground ? createPlayground(PLAYGROUND_DIRECTORY) : undefined
  if (environment.playground && !playground) {
    logger.warn('the playground is not built: run `node router/playground/build.ts`')
  }
  const router = await createRouter({
    supergraphSdl: readSupergraph(environment.supergraphPath),
    subgraphUrls: environment.subgraphUrls,
    sessions: createSessionStore(redis),
    identitySigner: createIdentitySigner(environment.identitySecret),
    readiness: { redis: () => pingRedis(redis) },
    metrics: createMetrics('router'),
    logger,
    introspection: environment.introspection,
    playground,
    corsOrigins: environment.corsOrigins,
    proxies: environment.proxies,
  })
  shutdown.add('router', () => router.close())
  const port = await router.listen(environment.port, environment.host)
  logger.info({ url: `http://${environment.host}:${port}/graphql` }, 'router listens')
})
