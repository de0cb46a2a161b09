import type { Order } from './domain/order.ts'

export type OrderModel = Order

export interface OrderItemModel {
  readonly productId: string
  readonly productName: string
  readonly quantity: number
  readonly unitAmount: number
  readonly currency: string
  readonly merchantId: string | null
}

export type { CheckedCart as CartModel, CheckedLine as CartLineModel } from './domain/cart.ts'

export interface UserModel {
  readonly id: string
}

export type { OrderHistoryView as OrderHistoryModel } from './domain/order-history.ts'
export type { Payment as PaymentModel } from './domain/payment.ts'
export type { Refund as RefundModel } from './domain/refund.ts'
export type {
  WebhookDelivery as WebhookDeliveryModel,
  WebhookEndpoint as WebhookEndpointModel,
} from './domain/webhook.ts'
