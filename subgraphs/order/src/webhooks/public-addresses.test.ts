import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-addresses.ts'
import { createWebhookClient } from './webhook-client.ts'

const PRIVATE = [
  ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
  ...['100.64.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '2002:7f00:1::', 'no address'],
]

describe('addresses', () => {
  it.each(PRIVATE)('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('a delivery', () => {
  it.each([
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
    'http://localhost:9/',
    'http://2130706433:9/',
  ])('to %s is never connected', async (url) => {
    const client = createWebhookClient({ privateAddresses: false })
    const attempt = await client.post(url, '{}', {})
    expect(attempt).toMatchObject({ statusCode: null })
    expect(attempt.failure).toContain('not at a public address')
    await client.close()
  })
})
