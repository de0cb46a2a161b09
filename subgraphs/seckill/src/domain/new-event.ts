import { isId } from '@floodgate/platform/identifier'
import { type Admission, findAdmissionProblems, isSameAdmission } from './admission.ts'
import type { SaleEvent } from './sale-event.ts'

/** What a merchant decides when a sale is created. */
export type NewEvent = Pick<
  SaleEvent,
  | 'title'
  | 'productId'
  | 'priceAmount'
  | 'priceCurrency'
  | 'quota'
  | 'perUserLimit'
  | 'startsAt'
  | 'endsAt'
> &
  Admission

export interface FieldProblem {
  readonly field: string
  readonly message: string
}

export const IDEMPOTENCY_KEY_MAX = 128

const TITLE_MAX = 200
const QUOTA_MAX = 1_000_000
const PER_USER_MAX = 50
const WINDOW_MAX_DAYS = 31
const DAY_MS = 24 * 60 * 60 * 1_000
/** GraphQL's Int, in which an order's total is told. */
const INT_MAX = 2 ** 31 - 1

const between = (value: number, least: number, most: number) => value >= least && value <= most

/**
 * What is wrong with a new sale, field by field; empty when nothing is.
 * @param now milliseconds since the epoch
 */
export function findEventProblems(event: NewEvent, now: number): FieldProblem[] {
  const { title, productId, priceAmount, quota, perUserLimit, startsAt, endsAt } = event
  const problems: FieldProblem[] = []
  const check = (holds: boolean, field: string, message: string) => {
    if (!holds) problems.push({ field, message })
  }
  const windowMs = endsAt.getTime() - startsAt.getTime()

  check(
    between(title.trim().length, 1, TITLE_MAX),
    'title',
    `must have 1 to ${TITLE_MAX} characters`,
  )
  check(isId('prd', productId), 'productId', 'is not the id of a product')
  check(priceAmount >= 1, 'price', 'must be at least one minor unit')
  check(between(quota, 1, QUOTA_MAX), 'quota', `must be 1 to ${QUOTA_MAX}`)
  check(between(perUserLimit, 1, PER_USER_MAX), 'perUserLimit', `must be 1 to ${PER_USER_MAX}`)
  check(perUserLimit <= quota, 'perUserLimit', 'must not be more than the quota')
  check(
    priceAmount * perUserLimit <= INT_MAX,
    'price',
    'is too high for an order of as many units as one buyer may hold',
  )
  check(windowMs > 0, 'endsAt', 'must be later than the start')
  check(
    windowMs <= WINDOW_MAX_DAYS * DAY_MS,
    'endsAt',
    `must be within ${WINDOW_MAX_DAYS} days of the start`,
  )
  check(endsAt.getTime() > now, 'endsAt', 'must not be in the past')
  return [...problems, ...findAdmissionProblems(event)]
}

/** Whether a sale is what this input once created: the test for a reused idempotency key. */
export function isSameEvent(event: SaleEvent, input: NewEvent): boolean {
  return (
    event.title === input.title &&
    event.productId === input.productId &&
    event.priceAmount === input.priceAmount &&
    event.priceCurrency === input.priceCurrency &&
    event.quota === input.quota &&
    event.perUserLimit === input.perUserLimit &&
    event.startsAt.getTime() === input.startsAt.getTime() &&
    event.endsAt.getTime() === input.endsAt.getTime() &&
    isSameAdmission(event, input)
  )
}
