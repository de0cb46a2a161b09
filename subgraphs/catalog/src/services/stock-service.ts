import { type Connection, pageArguments, toConnection } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { ProductRepository } from '../data/product-repository.ts'
import type { StockLedger } from '../data/stock-ledger.ts'
import type { StaffMember } from '../domain/ownership.ts'
import {
  type AdjustmentOutcome,
  type AdjustmentRequest,
  findAdjustmentFault,
} from '../domain/stock-adjustment.ts'
import { movementKeyOf, movementKeySchema, type StockMovement } from '../domain/stock-movement.ts'
import { checkFor } from './product-service.ts'

/** Ordinary stock as staff see and correct it. Each throws AppError FORBIDDEN for another merchant's product. */
export interface StockService {
  /** @throws AppError BAD_USER_INPUT */
  adjust(staff: StaffMember, request: Omit<AdjustmentRequest, 'userId'>): Promise<AdjustmentOutcome>
  /** Newest first; empty for an unknown product. @throws AppError BAD_USER_INPUT */
  ledger(
    staff: StaffMember,
    productId: string,
    page: { first?: number | null | undefined; after?: string | null | undefined },
  ): Promise<Connection<StockMovement>>
}

export function createStockService(ledger: StockLedger, products: ProductRepository): StockService {
  /** @returns whether there is such a product */
  async function check(staff: StaffMember, productId: string): Promise<boolean> {
    const [product] = isId('prd', productId) ? await products.findByIds([productId]) : []
    if (product) checkFor(staff)(product)
    return product !== undefined
  }
  return {
    async adjust(staff, request) {
      const asked = { ...request, userId: staff.userId }
      const fault = findAdjustmentFault(asked)
      if (fault !== null) throw new AppError('BAD_USER_INPUT', fault)
      const known = await check(staff, request.productId)
      return known ? ledger.adjust(asked) : { kind: 'unknown-product' }
    },
    async ledger(staff, productId, input) {
      const page = pageArguments(movementKeySchema, input)
      const rows = (await check(staff, productId)) ? await ledger.list(productId, page) : []
      return toConnection(rows, page, movementKeyOf)
    },
  }
}
