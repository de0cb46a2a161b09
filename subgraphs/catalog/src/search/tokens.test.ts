import { expect, it } from 'vitest'
import { segmentsOf, tokensOf, wordsOf } from './tokens.ts'

it('folds case, accents and width', () => {
  expect(tokensOf('Crème ＢＲÛＬÉＥ 5G')).toEqual(['w_creme', 'w_brulee', 'w_5g'])
})

it('makes pairs of what is written without spaces, and the last character alone', () => {
  expect(tokensOf('手机壳')).toEqual(['q624bq673a', 'q673aq58f3', 'q58f3'])
  expect(tokensOf('カメラ')).toHaveLength(3)
  expect(tokensOf('스마트폰')).toHaveLength(4)
})

it('keeps words of other scripts whole', () => {
  expect(tokensOf('лампа')).toEqual(['u_043b0430043c043f0430'])
})

it('tells scripts apart within a run', () => {
  expect(tokensOf('5G手机x')).toEqual(['w_5g', 'q624bq673a', 'q673a', 'w_x'])
  expect(wordsOf('5G手机 Lamp lamp')).toEqual(['5g', 'lamp'])
})

it('never makes a token that InnoDB drops', () => {
  const tokens = tokensOf(`${'a'.repeat(300)} ${'я'.repeat(300)} a 机`)
  for (const token of tokens) {
    expect(token.length).toBeGreaterThanOrEqual(3)
    expect(token.length).toBeLessThanOrEqual(84)
  }
})

it('knows where its segments are', () => {
  const text = 'Die Lampe 手机'
  expect(segmentsOf(text).map(({ at, length }) => text.slice(at, at + length))).toEqual([
    'Die',
    'Lampe',
    '手机',
  ])
})
