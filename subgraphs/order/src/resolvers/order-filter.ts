import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import type { UserOrderFilter } from '#graphql'
import type { OrderFilter } from '../data/orders.ts'
import type { OrderSight } from '../domain/access.ts'

/** Lists of orders are paged by their ids, which sort by time. */
export const orderCursor = z.string().refine((id) => isId('ord', id))

type Given = UserOrderFilter | null | undefined

/** @throws AppError BAD_USER_INPUT */
export function toFilter(filter: Given): OrderFilter {
  const { statuses, createdFrom, createdUntil } = filter ?? {}
  if (statuses?.length === 0) {
    throw new AppError('BAD_USER_INPUT', '`statuses` must name one, or be left out.')
  }
  return {
    statuses: statuses ?? undefined,
    createdFrom: createdFrom ?? undefined,
    createdUntil: createdUntil ?? undefined,
  }
}

/** @throws AppError FORBIDDEN when nothing may be seen */
export function toSight(sight: OrderSight): Pick<OrderFilter, 'merchantId'> {
  if (sight === 'none') throw new AppError('FORBIDDEN')
  return sight === 'all' ? {} : sight
}
