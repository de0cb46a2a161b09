import { describe, expect, it } from 'vitest'
import { createIdentitySigner, type Identity } from './identity.ts'

const secret = 'k'.repeat(32)
const alice: Identity = { kind: 'user', userId: 'usr_1', roles: ['CUSTOMER'], sessionId: 'ses_1' }

describe('identity signer', () => {
  it('verifies what it signed', () => {
    const signer = createIdentitySigner(secret)
    expect(signer.verify(signer.sign(alice, 'req-1'))).toEqual({
      identity: alice,
      requestId: 'req-1',
    })
  })

  it('carries the address of the client, if there is one', () => {
    const signer = createIdentitySigner(secret)
    const signed = signer.sign(alice, 'req-1', '203.0.113.7')
    expect(signer.verify(signed)).toEqual({
      identity: alice,
      requestId: 'req-1',
      clientIp: '203.0.113.7',
    })
  })

  it.each([undefined, '', '.', 'a.b', 'a.b.c', 'a'.repeat(10_000), 'é'.repeat(50)])(
    'refuses %j',
    (header) => {
      expect(() => createIdentitySigner(secret).verify(header)).toThrow(/Subgraphs answer/)
    },
  )

  it('refuses altered claims and another secret', () => {
    const signer = createIdentitySigner(secret)
    const signed = signer.sign(alice, 'req-1')
    expect(() => signer.verify(signed.replace('CUSTOMER', 'ADMIN'))).toThrow(/Subgraphs answer/)
    expect(() => signer.verify(`${signed} `)).toThrow(/Subgraphs answer/)
    expect(() => signer.verify(signed.slice(1))).toThrow(/Subgraphs answer/)
    const [mac, otherClaims] = [signed.slice(0, 43), signer.sign(alice, 'req-2').slice(43)]
    expect(() => signer.verify(mac + otherClaims)).toThrow(/Subgraphs answer/)
    const other = createIdentitySigner('o'.repeat(32))
    expect(() => other.verify(signer.sign(alice, 'req-1'))).toThrow(/Subgraphs answer/)
  })

  it('refuses a signature out of date', () => {
    let now = 0
    const signer = createIdentitySigner(secret, () => now)
    const header = signer.sign(alice, 'req-1')
    now = 60_000
    expect(signer.verify(header).requestId).toBe('req-1')
    now = 60_001
    expect(() => signer.verify(header)).toThrow(/Subgraphs answer/)
  })
})
