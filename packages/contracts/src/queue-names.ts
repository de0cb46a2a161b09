/** Every queue of the product, for those who operate it. A test holds it equal to the jobs that are defined. */
export const QUEUE_NAMES = [
  'catalog-changes',
  'order-changes',
  'order-expire',
  'seckill-end-sale',
  'seckill-persist',
  'seckill-settle',
  'seckill-start-sale',
] as const
