import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { ProductRepository } from '../data/product-repository.ts'
import type { StockRepository } from '../data/stock-repository.ts'
import {
  type Allotment,
  type CarveRequest,
  findCarveFault,
  findRepeatFault,
  findReturnFault,
  type ReturnRequest,
} from '../domain/allotment.ts'
import type { Product } from '../domain/product.ts'

type CarveOutcome =
  | { readonly kind: 'carved'; readonly allotment: CarveRequest; readonly product: Product }
  | { readonly kind: 'insufficient'; readonly available: number }
  | { readonly kind: 'unknown-product' }
  /** A draft or archived, or the variant of one. */
  | { readonly kind: 'not-for-sale' }

/** Moves stock between the ordinary shop and sales. Both operations are idempotent by the sale's id. */
export interface AllotmentService {
  /** @throws AppError BAD_USER_INPUT when the event has an allotment of other figures */
  carve(request: CarveRequest): Promise<CarveOutcome>
  /**
   * Gives back what is missing to a total of `quantity`; a repeat, or a total that is lower, changes nothing.
   * Null when the event never carved.
   * @throws AppError BAD_USER_INPUT when it is more than was carved
   */
  giveBack(request: ReturnRequest): Promise<Allotment | null>
}

export function createAllotmentService(options: {
  products: ProductRepository
  stock: StockRepository
}): AllotmentService {
  const { products, stock } = options

  async function findProduct(id: string): Promise<Product | undefined> {
    return isId('prd', id) ? (await products.findByIds([id]))[0] : undefined
  }

  async function isForSale({ status, variantOf }: Product): Promise<boolean> {
    if (status !== 'ACTIVE') return false
    return variantOf === null || (await findProduct(variantOf))?.status === 'ACTIVE'
  }

  return {
    async carve(request) {
      refuse(findCarveFault(request))
      const product = await findProduct(request.productId)
      if (!product) return { kind: 'unknown-product' }
      const carved = { kind: 'carved', allotment: request, product } as const
      const repeated = (allotment: Allotment) => {
        refuse(findRepeatFault(allotment, request))
        return carved
      }
      const earlier = await stock.findAllotment(request.eventId)
      if (earlier) return repeated(earlier)
      if (!(await isForSale(product))) return { kind: 'not-for-sale' }
      if ((await stock.carve(request)) === 'carved') return carved
      // The stock that is missing may be what the same request, sent twice at once, has just carved.
      const twin = await stock.findAllotment(request.eventId)
      if (twin) return repeated(twin)
      const available = (await stock.findAvailable([request.productId])).get(request.productId)
      return { kind: 'insufficient', available: available ?? 0 }
    },

    async giveBack(request) {
      const known = isId('skl', request.eventId)
      const allotment = known ? await stock.findAllotment(request.eventId) : null
      if (!allotment) return null
      refuse(findReturnFault(allotment, request))
      await stock.giveBack(allotment, request)
      return stock.findAllotment(request.eventId)
    },
  }
}

function refuse(fault: string | null): void {
  if (fault !== null) throw new AppError('BAD_USER_INPUT', fault)
}
