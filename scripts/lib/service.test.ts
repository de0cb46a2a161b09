import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Guardian } from './guardian.ts'
import { isAlive } from './process-alive.ts'
import { Service, type ServiceOptions } from './service.ts'

let guardian: Guardian

beforeAll(() => {
  guardian = new Guardian()
})
afterAll(() => guardian.close())

const idle = 'setInterval(() => {}, 1_000); console.log("up")'

function makeService(program: string, overrides: Partial<ServiceOptions> = {}): Service {
  return new Service({
    name: 'example',
    command: process.execPath,
    args: ['-e', program],
    env: process.env,
    stage: 0,
    guardian,
    ready: () => Promise.resolve(),
    ...overrides,
  })
}

/** Ready once it has written a line. */
function makeWritingService(program: string, overrides: Partial<ServiceOptions> = {}): Service {
  const service: Service = makeService(program, {
    ready: () =>
      service.tail.length > 0 ? Promise.resolve() : Promise.reject(new Error('silent')),
    ...overrides,
  })
  return service
}

describe('Service', () => {
  it('starts, stops, and starts again', async () => {
    const service = makeWritingService(idle)
    await service.start()
    const first = service.pid ?? 0
    expect(isAlive(first)).toBe(true)
    await service.restart()
    expect(isAlive(first)).toBe(false)
    expect(service.pid).not.toBe(first)
    await service.stop()
    expect(service.pid).toBeNull()
  })

  it('tells the last lines of one that ends at its start', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('not yet'))
    const service = makeService('console.error("no such host"); process.exit(3)', { ready: never })
    await expect(service.start()).rejects.toThrow(
      /example ended with code 3 at its start[^]*no such host/,
    )
  })

  it('tells why one is not ready in time', async () => {
    const ready = (): Promise<never> => Promise.reject(new Error('database away'))
    const service = makeService(idle, { ready, readyTimeoutMs: 200 })
    await expect(service.start()).rejects.toThrow(/not ready within 0.2 s: database away/)
    await service.kill('SIGKILL')
  })

  it('tells a command that does not exist', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('not yet'))
    const service = makeService('', { command: '/nonexistent/program', ready: never })
    await expect(service.start()).rejects.toThrow(/could not be run[^]*ENOENT/)
  })

  it('reports an end that nobody asked for, and only that', async () => {
    const onUnexpectedExit = vi.fn()
    const service = makeWritingService(idle, { onUnexpectedExit })
    await service.start()
    await service.kill('SIGKILL')
    await service.start()
    expect(onUnexpectedExit).not.toHaveBeenCalled()
    process.kill(service.pid ?? 0, 'SIGKILL')
    await vi.waitFor(() => {
      expect(onUnexpectedExit).toHaveBeenCalledWith(service, { code: null, signal: 'SIGKILL' })
    })
  })

  it('kills one that ignores the request to stop', async () => {
    const deaf = `process.on('SIGTERM', () => {}); ${idle}`
    const service = makeWritingService(deaf, { graceMs: 100 })
    await service.start()
    const pid = service.pid ?? 0
    await service.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('gives up when it is told to', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('not yet'))
    const service = makeService(idle, { ready: never })
    const controller = new AbortController()
    const starting = service.start(controller.signal)
    controller.abort(new Error('changed my mind'))
    await expect(starting).rejects.toThrow()
    await service.stop()
  })
})
