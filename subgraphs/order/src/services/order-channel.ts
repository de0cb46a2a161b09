/** Where a change of an order is hinted at. */
export function orderChannel(orderId: string): string {
  return `order:${orderId}`
}

/** Where a change of any of an account's orders is hinted at. */
export function ordersChannelOf(userId: string): string {
  return `orders-of:${userId}`
}
