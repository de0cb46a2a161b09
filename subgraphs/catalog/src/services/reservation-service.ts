import { createBatcher } from '@floodgate/platform/batcher'
import { crashPoint } from '@floodgate/platform/crash-point'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { ReservationRepository } from '../data/reservation-repository.ts'
import {
  findReservationFault,
  type Reservation,
  type ReservationRequest,
  type ReservationVerdict,
} from '../domain/reservation.ts'

/** Holds stock for orders. Every operation is idempotent by the order's id, and may come in any order. */
export interface ReservationService {
  /** @returns a verdict for each, in the same order. @throws AppError BAD_USER_INPUT */
  reserve(requests: readonly ReservationRequest[]): Promise<ReservationVerdict[]>
  /** @returns those that have a reservation, as they are now. @throws AppError BAD_USER_INPUT */
  confirm(orderIds: readonly string[]): Promise<Reservation[]>
  /** @throws AppError BAD_USER_INPUT */
  release(orderIds: readonly string[]): Promise<void>
}

/** Orders of one transaction: enough for a crowd at one product, whose row they would else wait for one by one. */
const BATCH = 64
const MAX_ORDERS = 500

export function createReservationService(reservations: ReservationRepository): ReservationService {
  const reserveOne = createBatcher<ReservationRequest, ReservationVerdict>(
    (requests) => reservations.reserve(requests),
    { limit: BATCH },
  )
  return {
    async reserve(requests) {
      limit(requests)
      const fault = requests.map(findReservationFault).find((one) => one !== null)
      if (fault !== undefined) throw new AppError('BAD_USER_INPUT', fault)
      const verdicts = await Promise.all(requests.map(reserveOne))
      crashPoint('stock-reserve.after-commit')
      return verdicts
    },
    async confirm(orderIds) {
      requireOrderIds(orderIds)
      const confirmed = await reservations.confirm(orderIds)
      crashPoint('stock-confirm.after-commit')
      return confirmed
    },
    async release(orderIds) {
      requireOrderIds(orderIds)
      await reservations.release(orderIds)
      crashPoint('stock-release.after-commit')
    },
  }
}

function requireOrderIds(orderIds: readonly string[]): void {
  limit(orderIds)
  if (orderIds.every((id) => isId('ord', id))) return
  throw new AppError('BAD_USER_INPUT', '`orderIds` must be the ids of orders.')
}

function limit(orders: readonly unknown[]): void {
  if (orders.length <= MAX_ORDERS) return
  throw new AppError('BAD_USER_INPUT', `At most ${MAX_ORDERS} orders at once.`)
}
