import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { pickFreePort } from '../scripts/lib/ports.ts'
import { runStartCommand, type StartCommand } from '../scripts/testing/start-command.ts'

const stateDirectory = mkdtempSync(join(tmpdir(), 'floodgate-start-'))
const started: StartCommand[] = []

async function start(port?: number): Promise<StartCommand> {
  const command = runStartCommand({
    FLOODGATE_STATE_DIRECTORY: stateDirectory,
    PORT: String(port ?? (await pickFreePort())),
  })
  started.push(command)
  return command
}

async function expectNothingLeft(command: StartCommand): Promise<void> {
  await expect.poll(() => command.descendants(), { timeout: 30_000 }).toEqual([])
}

afterEach(async () => {
  for (const command of started.splice(0)) {
    command.kill('SIGTERM')
    await command.exited
    await expectNothingLeft(command)
  }
})
afterAll(() => {
  rmSync(stateDirectory, { recursive: true, force: true })
})

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('leaves no process when it is killed in the middle of its start', async () => {
    const command = await start()
    await command.line('starting subgraphs')
    await expect.poll(() => command.descendants().length, { timeout: 30_000 }).toBeGreaterThan(8)
    command.kill('SIGKILL')
    await command.exited
    await expectNothingLeft(command)
  })

  it('starts again after that, serves, refuses a second start, and stops in order on SIGTERM', async () => {
    const port = await pickFreePort()
    const command = await start(port)
    await command.line('ready')
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ seckillEvents(status: ACTIVE) { edges { node { product { name } } } } }',
      }),
    })
    expect(await response.json()).toMatchObject({
      data: {
        seckillEvents: { edges: [{ node: { product: { name: expect.any(String) as string } } }] },
      },
    })

    const second = await start(port)
    expect(await second.exited).toMatchObject({ code: 1 })
    expect(second.lines.join('\n')).toContain(`already running here as process ${command.pid}`)

    command.kill('SIGTERM')
    expect(await command.exited).toEqual({ code: 0, signal: null })
    expect(command.descendants()).toEqual([])
    expect(command.lines.at(-1)).toContain('stopped')
  })

  it('stops everything and says why when one of its processes dies', async () => {
    const command = await start()
    await command.line('ready')
    const victim = command
      .descendants()
      .find((found) => found.command.includes('order/src/main.ts'))
    process.kill(victim?.pid ?? 0, 'SIGKILL')
    expect(await command.exited).toEqual({ code: 1, signal: null })
    expect(command.lines.join('\n')).toContain('order was ended by SIGKILL, so everything stops')
    expect(command.descendants()).toEqual([])
  })

  it('says in one sentence that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const taken = (server.address() as AddressInfo).port
    const command = await start(taken)
    expect(await command.exited).toMatchObject({ code: 1 })
    expect(command.lines).toHaveLength(1)
    expect(command.lines[0]).toContain(`Port ${taken} is taken`)
    server.close()
  })
})
