import { EnvironmentError } from '@floodgate/platform/environment'
import type { Logger } from '@floodgate/platform/logging'
import { Counter, type Registry } from '@floodgate/platform/metrics'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { RedisClient } from '@floodgate/platform/redis'
import { type AnswerSharing, startAnswerSharing } from '../cache/answer-sharing.ts'
import { shareAnswers } from '../cache/sharing-executor.ts'
import type { CreateContext, RouterContext } from '../context.ts'
import type { Executor } from '../executor/executor.ts'
import { DEFAULT_LIMIT_TABLE, readLimitTable } from '../rate-limit/limit-table.ts'
import { limitRate } from '../rate-limit/limiting-executor.ts'
import { createRateLimiter, type RateLimiter } from '../rate-limit/rate-limiter.ts'
import { createTokenBuckets } from '../rate-limit/token-buckets.ts'
import { readHeaderConfig } from '../subgraph/header-config.ts'
import { createHeaderRules, type HeaderRules, NO_HEADER_RULES } from '../subgraph/header-rules.ts'
import type { SubgraphPolicies } from '../subgraph/policy.ts'
import type { TrafficEnvironment } from './traffic-environment.ts'

/** What stands between clients and the executor, and between the executor and subgraphs: one for all generations of the graph. */
export interface Traffic {
  readonly subgraphPolicies: SubgraphPolicies
  readonly headerRules: HeaderRules
  /** Undefined for no limits. */
  readonly rateLimiter: RateLimiter | undefined
  /** Undefined when every query runs by itself. */
  readonly sharing: AnswerSharing | undefined
}

/** Every operation runs, by itself and as often as it comes. */
export const PLAIN_TRAFFIC: Traffic = {
  subgraphPolicies: {},
  headerRules: NO_HEADER_RULES,
  rateLimiter: undefined,
  sharing: undefined,
}

export interface TrafficServices {
  readonly redis: RedisClient
  readonly hints: HintBus
  readonly logger: Logger
  readonly metrics: Registry
}

/**
 * Who calls this closes `sharing`.
 * @throws EnvironmentError for a file that can't be used
 */
export function createTraffic(environment: TrafficEnvironment, services: TrafficServices): Traffic {
  const { headerRulesPath, responseCacheBytes, deduplicateQueries } = environment
  const sharing = { ...services, keptBytes: responseCacheBytes, deduplicate: deduplicateQueries }
  return {
    subgraphPolicies: environment.subgraphPolicies,
    headerRules:
      headerRulesPath === undefined
        ? NO_HEADER_RULES
        : createHeaderRules(fromFile('HEADER_RULES_PATH', headerRulesPath, readHeaderConfig)),
    rateLimiter: environment.rateLimits ? createLimiter(environment, services) : undefined,
    sharing: responseCacheBytes > 0 || deduplicateQueries ? startAnswerSharing(sharing) : undefined,
  }
}

/** @param createContext for operations that are run for all who ask the same */
export function directTraffic(
  executor: Executor<RouterContext>,
  { headerRules, rateLimiter, sharing }: Traffic,
  createContext: CreateContext,
): Executor<RouterContext> {
  const answers = sharing?.answers
  const shared = shareAnswers(executor, { answers, headerRules, createContext })
  return rateLimiter ? limitRate(shared, rateLimiter) : shared
}

function createLimiter(
  { rateLimitsPath }: TrafficEnvironment,
  { redis, metrics }: TrafficServices,
): RateLimiter {
  const limited = new Counter({
    name: 'floodgate_router_rate_limited_total',
    help: 'Operations that were refused since they came too often',
    labelNames: ['class'],
    registers: [metrics],
  })
  const unchecked = new Counter({
    name: 'floodgate_router_rate_unchecked_total',
    help: 'Operations that were let through since Redis could not be asked in time',
    registers: [metrics],
  })
  return createRateLimiter({
    table:
      rateLimitsPath === undefined
        ? DEFAULT_LIMIT_TABLE
        : fromFile('RATE_LIMITS_PATH', rateLimitsPath, readLimitTable),
    buckets: createTokenBuckets(redis),
    observe: {
      limited: (operationClass) => limited.inc({ class: operationClass }),
      unchecked: () => unchecked.inc(),
    },
  })
}

function fromFile<T>(variable: string, path: string, read: (path: string) => T): T {
  try {
    return read(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EnvironmentError([`${variable}: ${reason}`])
  }
}
