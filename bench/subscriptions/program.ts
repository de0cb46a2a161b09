import type { Server } from 'node:http'

/** What a program of this benchmark tells the one that started it. */
export interface Listening {
  readonly type: 'listening'
  readonly port: number
}

/** Listens on a port of the system's choice; ends with the process that started this one. */
export function listenAndTell(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    tellPort(typeof address === 'object' && address ? address.port : 0)
  })
}

export function tellPort(port: number): void {
  process.send?.({ type: 'listening', port } satisfies Listening)
  process.once('disconnect', () => process.exit())
}
