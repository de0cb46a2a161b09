import process from 'node:process'
import { defineConfig } from '@graphql-hive/gateway'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'

// Hive Gateway for `npm run bench -- router`: as it comes, but for what the variables say.

const { RUST_PLANNER, DEDUPLICATION, FORWARDED_HEADERS = '' } = process.env
const forwarded = FORWARDED_HEADERS.split(',')

export const gatewayConfig = defineConfig({
  fork: 1,
  ...(RUST_PLANNER === 'true' && { unifiedGraphHandler }),
  inboundInflightRequestDeduplication: DEDUPLICATION === 'true',
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) =>
      Object.fromEntries(forwarded.map((name) => [name, request.headers.get(name)])),
  },
})
