import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFieldCipher, dataKeys } from './field-cipher.ts'

const newKey = (id: string) => ({ id, key: randomBytes(32) })

describe('the field cipher', () => {
  it('opens what it sealed, whatever the text', () => {
    const cipher = createFieldCipher([newKey('k1')])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cipher.open(cipher.seal(text, 'a'), 'a')).toBe(text)
      }),
    )
  })

  it('seals one text differently each time, and shows nothing of it', () => {
    const cipher = createFieldCipher([newKey('k1')])
    const [first, second] = [
      cipher.seal('ada@example.com', 'a'),
      cipher.seal('ada@example.com', 'a'),
    ]
    expect(first).not.toBe(second)
    expect(first).toMatch(/^v1\.k1\./)
    expect(Buffer.from(first.split('.')[2] ?? '', 'base64url').toString()).not.toContain('ada')
  })

  it('does not open in another place, or altered in any byte', () => {
    const cipher = createFieldCipher([newKey('k1')])
    const sealed = cipher.seal('ada', 'user.email:usr_1')
    expect(() => cipher.open(sealed, 'user.email:usr_2')).toThrow()
    const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url')
    bytes.forEach((byte, at) => {
      const altered = Buffer.from(bytes)
      altered[at] = byte ^ 1
      expect(() =>
        cipher.open(`v1.k1.${altered.toString('base64url')}`, 'user.email:usr_1'),
      ).toThrow()
    })
  })

  it.each(['', 'ada@example.com', 'v1.k1.', 'v1.k1.AAAA', 'v1.k9.AAAA'])(
    'does not open %j',
    (text) => {
      expect(() => createFieldCipher([newKey('k1')]).open(text, 'a')).toThrow()
    },
  )

  it('opens what earlier keys sealed, and seals with the first', () => {
    const [k1, k2] = [newKey('k1'), newKey('k2')]
    const old = createFieldCipher([k1]).seal('ada', 'a')
    const rotated = createFieldCipher([k2, k1])
    expect(rotated.open(old, 'a')).toBe('ada')
    expect(rotated.seal('ada', 'a')).toMatch(/^v1\.k2\./)
    expect(() => createFieldCipher([k2]).open(old, 'a')).toThrow('k1')
  })
})

describe('dataKeys', () => {
  const encoded = randomBytes(32).toString('base64url')

  it('reads keys in their order', () => {
    const keys = dataKeys.parse(`k2:${encoded}, k1:${encoded}`)
    expect(keys.map(({ id, key }) => [id, key.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ])
  })

  it.each(['', 'k1', `k1:${encoded.slice(1)}`, `K1:${encoded}`, `a:${encoded},a:${encoded}`])(
    'refuses %j',
    (text) => {
      expect(dataKeys.safeParse(text).success).toBe(false)
    },
  )
})
