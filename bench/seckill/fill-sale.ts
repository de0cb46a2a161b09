import { newId } from '@floodgate/platform/identifier'
import { newTicketId } from '../../subgraphs/seckill/src/domain/ticket-id.ts'
import { inParallel } from '../lib/in-parallel.ts'
import type { Progress } from '../lib/progress.ts'
import { drain } from './measure.ts'
import { saleUnderTest } from './product-target.ts'
import type { Shop } from './shop.ts'

const IN_FLIGHT = 256
/** So many tickets wait for their orders at most: a stream of a million of them would be another test. */
const STRIDE = 100_000

/**
 * Gives a sale `count` buyers by the very script that purchases run, without HTTP before it, and waits until
 * each has an order and every ticket is settled.
 */
export async function fillSale(
  shop: Shop,
  eventId: string,
  count: number,
  progress: Progress,
): Promise<void> {
  const sale = saleUnderTest(shop, 'subgraph', [eventId])
  for (let from = 0; from < count; from += STRIDE) {
    const upTo = Math.min(from + STRIDE, count)
    await inParallel(numbers(from, upTo), IN_FLIGHT, () => reserve(shop, eventId))
    await drain(sale, upTo, { name: 'subgraph', drainLimitSeconds: 600, mayLeaveWork: false })
    progress(`a sale with ${upTo} buyers, all settled`)
  }
}

async function reserve({ sales }: Shop, eventId: string): Promise<void> {
  const outcome = await sales.reserve({
    eventId,
    userId: newId('usr'),
    ticketId: newTicketId(eventId),
    quantity: 1,
    idempotencyKey: newId('msg'),
  })
  if (outcome.kind !== 'accepted') throw new Error(`a reservation was refused: ${outcome.kind}`)
}

function* numbers(from: number, upTo: number): Generator<number> {
  for (let value = from; value < upTo; value += 1) yield value
}
