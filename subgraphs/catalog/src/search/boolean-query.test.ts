import { expect, it } from 'vitest'
import { booleanQuery } from './boolean-query.ts'

const none = () => []

it.each([
  ['lamp', '+(>w_lamp w_lamp*)'],
  ['Desk LAMP', '+(>w_desk w_desk*) +(>w_lamp w_lamp*)'],
  ['a lamp lamp', '+w_a +(>w_lamp w_lamp*)'],
  ['手机', '+q624bq673a'],
  ['手机壳', '+"q624bq673a q673aq58f3"'],
  ['机', '+q673a*'],
])('asks for %s by %s', (text, query) => {
  expect(booleanQuery(text, none)).toBe(query)
})

it('asks for words that have it in them', () => {
  expect(booleanQuery('phone', () => ['smartphone'])).toBe('+(>w_phone w_phone* w_smartphone)')
})

it.each(['', '  ', '+-*"()<>~@', '!?'])('has nothing to ask for in %o', (text) => {
  expect(booleanQuery(text, none)).toBeNull()
})

it('can not be broken by operators', () => {
  expect(booleanQuery('lamp" @2 +(', none)).toBe('+(>w_lamp w_lamp*) +w_2')
})
