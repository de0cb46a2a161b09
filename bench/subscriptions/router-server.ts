import { readFileSync } from 'node:fs'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createRouter } from '../../router/src/server.ts'
import { FEED_NAME } from './feed.ts'
import { tellPort } from './program.ts'

// The router as it is, in front of the benchmark's own subgraph.

const [supergraph = '', feedUrl = ''] = process.argv.slice(2)
const router = await createRouter({
  supergraphSdl: readFileSync(supergraph, 'utf8'),
  subgraphUrls: { [FEED_NAME]: feedUrl },
  sessions: {
    find: () => Promise.resolve(null),
    areOpen: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  },
  identitySigner: createIdentitySigner('only-for-this-benchmark-0123456789'),
  readiness: {},
  metrics: createMetrics('router'),
  logger: createLogger({ name: 'router', level: 'warn' }),
  introspection: false,
})
tellPort(await router.listen(0, '127.0.0.1'))
