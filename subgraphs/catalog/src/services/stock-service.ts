import { type Connection, pageArguments, toConnection } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { type StockLedger } from '../data/stock-ledger.ts'
import {
  type AdjustmentOutcome,
  type AdjustmentRequest,
  findAdjustmentFault,
} from '../domain/stock-adjustment.ts'
import { movementKeyOf, movementKeySchema, type StockMovement } from '../domain/stock-movement.ts'

/** Ordinary stock as staff see and correct it. */
export interface StockService {
  /** @throws AppError BAD_USER_INPUT */
  adjust(request: AdjustmentRequest): Promise<AdjustmentOutcome>
  /** Newest first; empty for an unknown product. @throws AppError BAD_USER_INPUT */
  ledger(
    productId: string,
    page: { first?: number | null | undefined; after?: string | null | undefined },
  ): Promise<Connection<StockMovement>>
}

export function createStockService(ledger: StockLedger): StockService {
  return {
    async adjust(request) {
      const fault = findAdjustmentFault(request)
      if (fault !== null) throw new AppError('BAD_USER_INPUT', fault)
      return isId('prd', request.productId) ? ledger.adjust(request) : { kind: 'unknown-product' }
    },
    async ledger(productId, input) {
      const page = pageArguments(movementKeySchema, input)
      const rows = isId('prd', productId) ? await ledger.list(productId, page) : []
      return toConnection(rows, page, movementKeyOf)
    },
  }
}
