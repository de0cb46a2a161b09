import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

// Below Linux's and macOS's ephemeral ranges: no outgoing connection takes one of these by chance
// between the moment it is picked and the moment a server listens on it.
const firstPort = 20_000
const portCount = 10_000

const handedOut = new Set<number>()

/** Whether a server could listen there now. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE' || code === 'EACCES') return false
    throw error
  } finally {
    server.close()
  }
}

/** A port that is free on the loopback interface and was not handed out by this process before. */
export async function pickFreePort(): Promise<number> {
  for (;;) {
    const port = firstPort + randomInt(portCount)
    if (handedOut.has(port) || !(await isPortFree(port))) continue
    handedOut.add(port)
    return port
  }
}

/** `count` ports, from `preferred` upwards where those are free, so that they are easy to remember. */
export async function pickPortsNear(preferred: number, count: number): Promise<number[]> {
  const ports: number[] = []
  for (let port = preferred; ports.length < count; port += 1) {
    if (port >= preferred + 50 || port > 65_535) ports.push(await pickFreePort())
    else if (await isPortFree(port)) ports.push(port)
  }
  return ports
}
