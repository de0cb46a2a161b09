import { afterAll } from 'vitest'
import { startStack, type TestStack } from '../../scripts/testing/stack.ts'

let shop: Promise<TestStack> | undefined

/** One stack for all suites of `shop.e2e.ts`: each makes its own accounts and sales. */
export function sharedShop(): Promise<TestStack> {
  return (shop ??= startStack({ env: { RATE_LIMITS: 'false' } }))
}

// Every suite imports this before it registers hooks of its own: so this one comes last.
afterAll(async () => {
  await (await shop)?.stop()
})
