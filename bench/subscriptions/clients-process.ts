import { WebSocket } from 'ws'
import { tellFailure } from './ask.ts'
import type { ClientsCommand, ClientsEvent } from './clients.ts'
import { FOLLOW } from './feed.ts'

// A process of its own: its work must not delay that of the benchmark, nor count as the gateway's.

/** Handshakes under way at once. */
const AT_ONCE = 100

/** The versions that each client was told, in order. */
const versions: number[][] = []
let waitsFor = 0
let arrived = 0

const tell = (event: ClientsEvent) => process.send?.(event)

function onEvent(client: number, text: string): void {
  const version = Number(/"version":(\d+)/.exec(text)?.[1])
  versions[client]?.push(version)
  if (version !== waitsFor || ++arrived < versions.length) return
  tell({ type: 'all-told', version, at: Date.now() })
}

function connect(url: string, client: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      if (text.includes('"type":"next"')) {
        onEvent(client, text)
        resolve()
      } else if (text.includes('connection_ack')) {
        const id = String(client)
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: FOLLOW } }))
      } else if (text.includes('"type":"ping"')) socket.send('{"type":"pong"}')
      else if (text.includes('"type":"error"')) reject(new Error(text))
    })
  })
}

async function connectAll(url: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) versions.push([])
  for (let i = 0; i < count; i += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, j) => i + j)
    await Promise.all(some.map((client) => connect(url, client)))
  }
  tell({ type: 'connected' })
}

process.on('message', (command: ClientsCommand) => {
  if (command.type === 'expect') {
    waitsFor = command.version
    arrived = 0
    tell({ type: 'expecting' })
  } else if (command.type === 'report') tell({ type: 'report', versions })
  else tellFailure(connectAll(command.url, command.count))
})
process.once('disconnect', () => process.exit())
