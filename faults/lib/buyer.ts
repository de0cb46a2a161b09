import { setTimeout as delay } from 'node:timers/promises'
import type { LedgerWriter } from './ledger.ts'
import { cancel, pay, purchase, readTicket, type PurchaseAnswer } from './operations.ts'
import { insist, UnansweredError } from './router-client.ts'
import type { BuyerPlan, Intention } from './run-plan.ts'
import type { Buyer } from './shop.ts'

export interface Visit {
  readonly eventId: string
  readonly ledger: LedgerWriter
  /** Resolves once the broken process is back. */
  readonly recovered: Promise<unknown>
  /** The ticket that a purchase made, as far as it can be known, read past the processes. */
  readonly findTicket: (userId: string, key: string) => Promise<string | undefined>
  /** Nobody waits for an answer any longer: milliseconds since the epoch. */
  readonly closesAt: number
}

type Customer = Visit & { readonly buyer: Buyer; readonly plan: BuyerPlan }

const HOPE_MS = 400
const LOOK_MS = 250

/** One buyer's way through the sale, as the plan has it. */
export async function visitSale(visit: Visit, buyer: Buyer, plan: BuyerPlan): Promise<void> {
  const customer = { ...visit, buyer, plan }
  await delay(plan.arrivesAfterMs)
  try {
    const isCancelled = await buyAndDecide(customer, plan.intention, buyHopefully(customer))
    if (isCancelled && plan.buysAgain) await buyAndDecide(customer, 'pay', buyAgain(customer))
  } catch (error) {
    // A buyer may give up; what became of the purchase is for the books to say.
    if (!(error instanceof UnansweredError)) throw error
  }
}

/** @returns whether the order is cancelled, so that its buyer may buy again */
async function buyAndDecide(
  customer: Customer,
  intention: Intention,
  purchase: Promise<string | undefined>,
): Promise<boolean> {
  const ticketId = await purchase
  if (ticketId === undefined || intention === 'leave') return false
  const orderId = await awaitOrder(customer, ticketId)
  return orderId !== null && decide(customer, intention, orderId)
}

async function buyHopefully(customer: Customer): Promise<string | undefined> {
  for (let hopes = customer.plan.hopes; ; hopes -= 1) {
    const { __typename, ticket } = await buy(customer, 'first')
    if (ticket || __typename !== 'SoldOut' || hopes <= 0) return ticket?.id
    await delay(HOPE_MS)
  }
}

async function buyAgain(customer: Customer): Promise<string | undefined> {
  return (await buy(customer, 'again')).ticket?.id
}

/** Buys under a key until there is an answer: at once or, as a stranded client, after the recovery. */
async function buy(customer: Customer, key: string): Promise<PurchaseAnswer> {
  const { buyer, plan, ledger, recovered, closesAt } = customer
  const attempts = Array.from({ length: plan.doubleClicks ? 2 : 1 }, () => buyOnce(customer, key))
  const answers = await Promise.allSettled(attempts)
  const answered = answers.filter((one) => one.status === 'fulfilled').map(({ value }) => value)
  const ticketed = answered.find(({ ticket }) => ticket)
  // Of two clicks on a sale that is just sold out, one may win a unit that came back.
  const settled = ticketed ?? (answered.length === answers.length ? answered[0] : undefined)
  if (settled) return settled
  if (!plan.impatient) await recovered
  const expected = await customer.findTicket(buyer.userId, key)
  const answer = await insist(() => buyOnce(customer, key), closesAt)
  ledger.cameBack(buyer.userId, expected, answer.ticket?.id)
  return answer
}

async function buyOnce(customer: Customer, key: string): Promise<PurchaseAnswer> {
  const { buyer, plan, ledger, eventId } = customer
  try {
    const input = { eventId, quantity: plan.quantity, idempotencyKey: key }
    const answer = await purchase(buyer.client, input)
    if (answer.ticket) ledger.toldTicket(buyer.userId, key, answer.ticket.id)
    return answer
  } catch (error) {
    ledger.leftUnanswered()
    throw error
  }
}

/** Null when the ticket ended without an order to act on. */
async function awaitOrder(customer: Customer, ticketId: string): Promise<string | null> {
  const { buyer, closesAt } = customer
  while (Date.now() < closesAt) {
    const ticket = await insist(() => readTicket(buyer.client, ticketId), closesAt)
    if (ticket?.status === 'CONFIRMED') return ticket.order?.id ?? null
    if (ticket?.status !== 'QUEUED') return null
    await delay(LOOK_MS)
  }
  return null
}

/** @returns whether the order is cancelled */
async function decide(
  customer: Customer,
  intention: Exclude<Intention, 'leave'>,
  orderId: string,
): Promise<boolean> {
  switch (intention) {
    case 'pay':
      await payOrder(customer, orderId, 'SANDBOX_CARD')
      return false
    case 'fail':
      await payOrder(customer, orderId, 'SANDBOX_CARD_DECLINED')
      return false
    case 'fail-and-cancel':
      await payOrder(customer, orderId, 'SANDBOX_CARD_DECLINED')
      return cancelOrder(customer, orderId)
    case 'cancel':
      return cancelOrder(customer, orderId)
    case 'pay-unheard-and-cancel':
      await payOrder(customer, orderId, 'SANDBOX_TIMEOUT')
      return cancelOrder(customer, orderId)
    case 'pay-and-cancel': {
      // At the same time: the money then often comes for an order that is cancelled.
      const both = [
        payOrder(customer, orderId, 'SANDBOX_CARD'),
        cancelOrder(customer, orderId),
      ] as const
      const [, isCancelled] = await Promise.allSettled(both)
      return isCancelled.status === 'fulfilled' && isCancelled.value
    }
  }
}

async function payOrder(customer: Customer, orderId: string, method: string): Promise<void> {
  const { buyer, ledger, closesAt } = customer
  const input = { orderId, method, idempotencyKey: `pay ${orderId}` }
  const { payment } = await insist(() => pay(buyer.client, input), closesAt)
  if (payment) ledger.toldPayment(payment.id)
}

async function cancelOrder(customer: Customer, orderId: string): Promise<boolean> {
  const { buyer, ledger, closesAt } = customer
  const { __typename } = await insist(() => cancel(buyer.client, orderId), closesAt)
  if (__typename !== 'CancelOrderSuccess') return false
  ledger.toldCancelled(orderId)
  return true
}
