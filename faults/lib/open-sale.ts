import { randomUUID } from 'node:crypto'
import { createSale, endSale, publishSale } from './operations.ts'
import { insist } from './router-client.ts'
import type { RunPlan } from './run-plan.ts'
import type { Shop } from './shop.ts'

const PATIENCE_MS = 30_000
/** Longer than any run: it ends the sale itself. */
const LASTS_MS = 600_000

/** Opens a sale as staff do, asking again while nobody answers. @returns its id */
export async function openSale(
  { admin, nextProduct }: Shop,
  { quota, perUserLimit }: RunPlan,
): Promise<string> {
  const now = Date.now()
  const until = now + PATIENCE_MS
  const input = {
    idempotencyKey: randomUUID(),
    title: 'Fault run',
    productId: nextProduct(),
    price: { amount: 100, currency: 'EUR' },
    quota,
    perUserLimit,
    startsAt: new Date(now - 1_000).toISOString(),
    endsAt: new Date(now + LASTS_MS).toISOString(),
  }
  const created = await insist(() => createSale(admin, input), until)
  if (!created.event) throw new Error(`a sale was refused: ${created.message}`)
  const { id } = created.event
  const published = await insist(() => publishSale(admin, id), until)
  if (published.__typename !== 'PublishSeckillEventSuccess') {
    throw new Error(`a sale was not published: ${published.message}`)
  }
  return id
}

/** Ends a sale as staff do. */
export async function closeSale({ admin }: Shop, eventId: string): Promise<void> {
  const ended = await insist(() => endSale(admin, eventId), Date.now() + PATIENCE_MS)
  if (ended.__typename !== 'EndSeckillEventSuccess') {
    throw new Error(`a sale could not be ended: ${ended.message}`)
  }
}
