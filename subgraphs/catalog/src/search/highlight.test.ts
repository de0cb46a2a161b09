import { expect, it } from 'vitest'
import { highlight, highlightFragment } from './highlight.ts'

it.each([
  ['Desk Lamp', 'lamp', 'Desk <mark>Lamp</mark>'],
  ['Smartphone 5G', 'phone', '<mark>Smartphone</mark> 5G'],
  ['Crème brûlée', 'creme', '<mark>Crème</mark> brûlée'],
  ['海燕手机壳', '手机', '海燕<mark>手机</mark>壳'],
  ['<b> & "lamp"', 'lamp', '&lt;b&gt; &amp; &quot;<mark>lamp</mark>&quot;'],
  ['Desk', 'lamp', null],
])('of %s by %s is %s', (text, query, expected) => {
  expect(highlight(text, query)).toBe(expected)
})

it('shows the piece of a long text that has the first match', () => {
  const text = `${'word '.repeat(100)}lamp ${'more '.repeat(100)}`
  const piece = highlightFragment(text, 'lamp') ?? ''
  expect(piece).toMatch(/^….*<mark>lamp<\/mark>.*…$/)
  expect(piece.length).toBeLessThan(200)
})
