import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { createMariaDbAdapter } from './database.ts'
import { testDatabaseUrl } from './testing/servers.ts'

const cleanup = new AsyncDisposableStack()
afterAll(() => cleanup.disposeAsync())

/** A way to the database that breaks the first connection at the moment in which the client sets it up. */
async function brittleUrl(): Promise<string> {
  const url = new URL(testDatabaseUrl('user'))
  const target = { host: url.hostname, port: Number(url.port) }
  let broken = false
  const proxy = createServer((client) => {
    const server = connect(target)
    server.pipe(client)
    client.on('data', (data) => {
      if (broken || !data.includes('SET time_zone')) return server.write(data)
      broken = true
      client.resetAndDestroy()
      return server.destroy()
    })
    for (const end of [client, server]) end.on('error', () => undefined)
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
  }).listen(0, '127.0.0.1')
  cleanup.defer(() => void proxy.close())
  await once(proxy, 'listening')
  url.port = String((proxy.address() as AddressInfo).port)
  return url.href
}

it('outlives a connection that breaks while it is set up', async () => {
  const unhandled: unknown[] = []
  const note = (error: unknown) => unhandled.push(error)
  process.on('unhandledRejection', note)
  cleanup.defer(() => void process.off('unhandledRejection', note))
  const adapter = await createMariaDbAdapter(await brittleUrl()).connect()
  cleanup.defer(() => adapter.dispose())
  const { rows } = await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] })
  expect(rows).toEqual([[1]])
  expect(unhandled).toEqual([])
})
