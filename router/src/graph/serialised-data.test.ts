import { expect, it } from 'vitest'
import { SerialisedData, stringifyResponse } from './serialised-data.ts'

const data = new SerialisedData('{"a":[1,null],"b":"\\u2028"}')

it.each([
  [{ data }],
  [{ data: new SerialisedData('null'), errors: [{ message: 'x' }] }],
  [{ data, errors: [{ message: 'x' }], extensions: { a: 1 } }],
  [{ errors: [{ message: 'x' }] }],
  [{ data: null }],
  [{ data: { plain: true } }],
])('writes %o as JSON.stringify would', (response) => {
  expect(JSON.parse(stringifyResponse(response))).toEqual(JSON.parse(JSON.stringify(response)))
})
