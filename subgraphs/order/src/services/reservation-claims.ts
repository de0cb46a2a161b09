import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { PrismaClient } from '#prisma'
import { findPlacements } from '../data/place-order.ts'
import type { StockState } from '../domain/place-order.ts'

/** What an order wants of its units in the catalog. */
export type StockClaimKind = 'HOLDS' | 'SOLD' | 'NONE'

export interface StockClaim {
  readonly orderId: string
  readonly kind: StockClaimKind
}

const MAX_ORDERS = 500

/** A claim for each of the orders. @throws AppError BAD_USER_INPUT */
export async function readStockClaims(
  prisma: PrismaClient,
  orderIds: readonly string[],
): Promise<StockClaim[]> {
  if (orderIds.length > MAX_ORDERS || !orderIds.every((id) => isId('ord', id))) {
    throw new AppError(
      'BAD_USER_INPUT',
      `\`orderIds\` must be at most ${MAX_ORDERS} ids of orders.`,
    )
  }
  const placements = await findPlacements(prisma, orderIds)
  return orderIds.map((orderId) => {
    const state = placements.get(orderId)?.stockState
    return { orderId, kind: state === undefined ? 'NONE' : claimOf(state) }
  })
}

function claimOf(state: StockState): StockClaimKind {
  switch (state) {
    case 'RESERVING':
    case 'RESERVED':
      return 'HOLDS'
    case 'CONFIRMING':
    case 'CONFIRMED':
      return 'SOLD'
    case 'RELEASING':
    case 'RELEASED':
      return 'NONE'
  }
}
