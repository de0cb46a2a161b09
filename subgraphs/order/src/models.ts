import { type Order } from './domain/order.ts'

export type OrderModel = Order

export interface OrderItemModel {
  readonly productId: string
  readonly productName: string
  readonly quantity: number
  readonly unitAmount: number
  readonly currency: string
}

export interface UserModel {
  readonly id: string
}
