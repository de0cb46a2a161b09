import type { Product } from './product.ts'

/** Who of the staff asks. */
export interface StaffMember {
  readonly userId: string
  readonly roles: readonly string[]
}

/** Admins change every product; merchants the shop's own and theirs. */
export function mayManage(
  { userId, roles }: StaffMember,
  { merchantId }: Pick<Product, 'merchantId'>,
): boolean {
  return roles.includes('ADMIN') || merchantId === null || merchantId === userId
}
