import { expect, it } from 'vitest'
import { createRetryBudget } from './retry-budget.ts'

function spendAll(budget: ReturnType<typeof createRetryBudget>): number {
  let spent = 0
  while (budget.spend()) spent += 1
  return spent
}

it('lets one fetch in ten be tried again, over some that are always there at first', () => {
  const budget = createRetryBudget()
  expect(spendAll(budget)).toBe(20)
  for (let i = 0; i < 55; i++) budget.earn()
  expect(spendAll(budget)).toBe(5)
  for (let i = 0; i < 5; i++) budget.earn()
  expect(spendAll(budget)).toBe(1)
})

it('does not save for ever', () => {
  const budget = createRetryBudget()
  for (let i = 0; i < 10_000; i++) budget.earn()
  expect(spendAll(budget)).toBe(20)
})
