import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createPersonalData } from './personal-data.ts'

const key = (id: string) => ({ id, key: randomBytes(32) })

it('shows no network address of a session once the key that sealed it is gone', () => {
  const [old, next] = [key('k1'), key('k2')]
  const indexKey = 'i'.repeat(32)
  const sealed = createPersonalData([old], indexKey).sealNetworkAddress('192.0.2.1', 'usr_a')
  expect(createPersonalData([next, old], indexKey).openNetworkAddress(sealed, 'usr_a')).toBe(
    '192.0.2.1',
  )
  expect(createPersonalData([next], indexKey).openNetworkAddress(sealed, 'usr_a')).toBeNull()
})
