/** Where a change of an order is hinted at. */
export function orderChannel(orderId: string): string {
  return `order:${orderId}`
}
