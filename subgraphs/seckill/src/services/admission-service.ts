import { isId } from '@floodgate/platform/identifier'
import { Counter, type Registry } from '@floodgate/platform/metrics'
import type { PurchaseTokens } from '../domain/admission-token.ts'
import type { PurchaseChallenges } from './purchase-challenge.ts'

interface Puzzle {
  /** JSON, as altcha-lib's `solveChallenge` takes it. */
  readonly challenge: string
  readonly expiresAt: Date
}

type TokenOutcome =
  | { readonly kind: 'issued'; readonly token: string; readonly expiresAt: Date }
  | { readonly kind: 'expired' | 'invalid' | 'used' | 'sale-not-found' }

/**
 * How a buyer gets a purchase token. Nothing is looked up for it: a token for a sale that is not there, or that wants
 * none, is of no use and does no harm.
 */
export interface AdmissionService {
  /** Null for what is no sale's id. */
  challenge(eventId: string, userId: string): Promise<Puzzle | null>
  /** A token for the solution of a challenge, once. */
  redeem(solution: string, eventId: string, userId: string): Promise<TokenOutcome>
}

export function createAdmissionService(options: {
  readonly challenges: PurchaseChallenges
  readonly tokens: PurchaseTokens
  readonly metrics: Registry
}): AdmissionService {
  const { challenges, tokens } = options
  const solutions = new Counter({
    name: 'floodgate_seckill_challenge_solutions_total',
    help: 'Solutions of challenges by outcome',
    labelNames: ['outcome'],
    registers: [options.metrics],
  })

  return {
    async challenge(eventId, userId) {
      if (!isId('skl', eventId)) return null
      const { json, expiresAt } = await challenges.create(eventId, userId)
      return { challenge: json, expiresAt }
    },
    async redeem(solution, eventId, userId) {
      if (!isId('skl', eventId)) return { kind: 'sale-not-found' }
      const redemption = await challenges.redeem(solution, eventId, userId)
      solutions.inc({ outcome: redemption })
      if (redemption !== 'solved') return { kind: redemption }
      return { kind: 'issued', ...tokens.issue(eventId, userId) }
    },
  }
}
