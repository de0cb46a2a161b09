import { flag } from '@floodgate/platform/environment'
import { z } from 'zod'
import { DEFAULT_POLICY, type SubgraphPolicies } from '../subgraph/policy.ts'

const count = z.coerce
  .number({ error: 'must be a number' })
  .int({ error: 'must be a whole number' })
  .min(0, { error: 'must not be negative' })
const milliseconds = count.min(1, { error: 'must be at least 1' })

const policy = z.strictObject({
  timeoutMs: milliseconds.exactOptional(),
  retries: count.exactOptional(),
  circuitFailures: count.exactOptional(),
  circuitResetMs: milliseconds.exactOptional(),
})

/** Such as `{"order": {"timeoutMs": 5000}}`. */
const policies = z
  .string()
  .default('{}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), policy))

/** What the environment says about what passes between clients, the router and subgraphs. */
export const trafficEnvironment = {
  SUBGRAPH_TIMEOUT_MS: milliseconds.default(DEFAULT_POLICY.timeoutMs),
  SUBGRAPH_RETRIES: count.default(DEFAULT_POLICY.retries),
  SUBGRAPH_CIRCUIT_FAILURES: count.default(DEFAULT_POLICY.circuitFailures),
  SUBGRAPH_CIRCUIT_RESET_MS: milliseconds.default(DEFAULT_POLICY.circuitResetMs),
  SUBGRAPH_POLICIES: policies,
  HEADER_RULES_PATH: z.string().optional(),
  RESPONSE_CACHE_MIB: count.default(64),
  QUERY_DEDUPLICATION: flag.default(true),
  RATE_LIMITS: flag.default(true),
  RATE_LIMITS_PATH: z.string().optional(),
} as const

export interface TrafficEnvironment {
  readonly subgraphPolicies: SubgraphPolicies
  readonly headerRulesPath: string | undefined
  /** 0 for no response cache. */
  readonly responseCacheBytes: number
  readonly deduplicateQueries: boolean
  readonly rateLimits: boolean
  /** Instead of the limits that are built in. */
  readonly rateLimitsPath: string | undefined
}

export function trafficIn(
  values: z.output<z.ZodObject<typeof trafficEnvironment>>,
): TrafficEnvironment {
  return {
    subgraphPolicies: {
      all: {
        timeoutMs: values.SUBGRAPH_TIMEOUT_MS,
        retries: values.SUBGRAPH_RETRIES,
        circuitFailures: values.SUBGRAPH_CIRCUIT_FAILURES,
        circuitResetMs: values.SUBGRAPH_CIRCUIT_RESET_MS,
      },
      subgraphs: values.SUBGRAPH_POLICIES,
    },
    headerRulesPath: values.HEADER_RULES_PATH,
    responseCacheBytes: values.RESPONSE_CACHE_MIB * 1024 * 1024,
    deduplicateQueries: values.QUERY_DEDUPLICATION,
    rateLimits: values.RATE_LIMITS,
    rateLimitsPath: values.RATE_LIMITS_PATH,
  }
}
