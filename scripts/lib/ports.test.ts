import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isPortFree, pickFreePort, pickPortsNear } from './ports.ts'

async function occupiedPort(): Promise<{ port: number; [Symbol.dispose]: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, [Symbol.dispose]: () => server.close() }
}

describe('ports', () => {
  it('tells a port that is taken from a free one', async () => {
    using taken = await occupiedPort()
    expect(await isPortFree(taken.port)).toBe(false)
    expect(await isPortFree(await pickFreePort())).toBe(true)
  })

  it('never hands out a port twice', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, () => pickFreePort()))
    expect(new Set(ports).size).toBe(50)
  })

  it('goes upwards from the preferred port, over those that are taken', async () => {
    using taken = await occupiedPort()
    const ports = await pickPortsNear(taken.port, 2)
    expect(ports).toHaveLength(2)
    expect(ports).not.toContain(taken.port)
    expect(Math.min(...ports)).toBeGreaterThan(taken.port)
  })
})
