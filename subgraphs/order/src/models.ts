import { type Order } from './domain/order.ts'

export type OrderModel = Order

export interface OrderItemModel {
  readonly productId: string
  readonly productName: string
  readonly quantity: number
  readonly unitAmount: number
  readonly currency: string
}

export type { CheckedCart as CartModel, CheckedLine as CartLineModel } from './domain/cart.ts'

export interface UserModel {
  readonly id: string
}
