import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { inParallel } from '../lib/in-parallel.ts'
import { readBuyers } from '../seckill/buyers.ts'
import { tellFailure } from './ask.ts'
import type { BuyersCommand, BuyersEvent, BuyersPlan, Purchase } from './buyers.ts'

// A process of its own: its work must not delay that of the benchmark, nor count as the router's.

/** Handshakes under way at once. */
const AT_ONCE = 50
const WARM_UP_AT_ONCE = 64
/** A purchase that has no outcome by then has none at all. */
const OUTCOME_LIMIT_MS = 30_000

const PURCHASE = `mutation Purchase($input: PurchaseInput!) {
  purchase(input: $input) {
    __typename
    ... on PurchaseAccepted { ticket { id } }
    ... on Problem { message }
  }
}`
const FOLLOW = 'subscription Follow($id: ID!) { seckillTicket(id: $id) { status version } }'

/** A browser that is logged in: its socket is open before the sale, its purchase is a request. */
interface Buyer {
  readonly number: number
  readonly socket: WebSocket
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

const tell = (event: BuyersEvent) => process.send?.(event)
const agent = new Agent({ keepAlive: true, maxSockets: 256, scheduling: 'fifo' })
let prepared: { readonly plan: BuyersPlan; readonly buyers: readonly Buyer[] } | undefined

function openSocket(url: string, token: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
    const payload = { Authorization: `Bearer ${token}` }
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })))
    socket.once('message', () => resolve(socket))
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`a socket was closed with ${code}`)))
    socket.on('message', (data: Buffer) => {
      if (data.toString().startsWith('{"type":"ping"')) socket.send('{"type":"pong"}')
    })
  })
}

async function prepare(plan: BuyersPlan): Promise<void> {
  const { routerUrl, eventId, from, step, count } = plan
  const all = readBuyers(plan.buyersFile, { from: 0, count: from + step * count })
  const numbers = Array.from({ length: count }, (_, i) => from + i * step)
  const buyers = await inParallel(numbers, AT_ONCE, async (number): Promise<Buyer> => {
    const { userId, token } = all[number] ?? { userId: '', token: '' }
    const input = { eventId, quantity: 1, idempotencyKey: `key-of-${userId}` }
    return {
      number,
      socket: await openSocket(routerUrl.replace('http', 'ws'), token),
      body: JSON.stringify({ query: PURCHASE, variables: { input } }),
      headers: { authorization: `Bearer ${token}` },
    }
  })
  prepared = { plan, buyers }
  tell({ type: 'prepared' })
}

async function warmUp(): Promise<void> {
  if (!prepared) throw new Error('nothing was prepared')
  const { plan, buyers } = prepared
  const first = buyers.filter(({ number }) => number < plan.warmUp)
  await inParallel(first, WARM_UP_AT_ONCE, (buyer) => buy(buyer, plan, performance.now()))
  tell({ type: 'warm' })
}

/** Each buyer when its time has come, whatever became of the others. */
async function go(startsAt: number): Promise<void> {
  if (!prepared) throw new Error('nothing was prepared')
  const { plan, buyers } = prepared
  const start = performance.now() + startsAt - Date.now()
  const timed = buyers.filter(({ number }) => number >= plan.warmUp)
  const purchases = await Promise.all(
    timed.map(async (buyer): Promise<Purchase> => {
      const due = start + ((buyer.number - plan.warmUp) * 1_000) / plan.perSecond
      await delay(Math.max(0, due - performance.now()))
      return buy(buyer, plan, due)
    }),
  )
  for (const { socket } of buyers) socket.terminate()
  tell({ type: 'done', purchases })
}

async function buy(buyer: Buyer, plan: BuyersPlan, due: number): Promise<Purchase> {
  const answer = await post(plan.routerUrl, buyer)
  const answeredMs = performance.now() - due
  const ticketId = /"ticket":\{"id":"([^"]+)"/.exec(answer)?.[1]
  if (ticketId === undefined) throw new Error(`a purchase was refused: ${answer.slice(0, 300)}`)
  const confirmedAt = await outcomeOf(buyer.socket, ticketId)
  return { answeredMs, confirmedMs: confirmedAt - due }
}

function post(url: string, { body, headers }: Buyer): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body)
    const sent = request(url, {
      ...{ method: 'POST', agent },
      headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
    })
    sent.once('error', reject)
    sent.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.once('end', () => resolve(text))
    })
    sent.end(body)
  })
}

/** @returns when the client was told that it has its order */
function outcomeOf(socket: WebSocket, id: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('a ticket has no outcome')), OUTCOME_LIMIT_MS)
    socket.on('message', (data: Buffer) => {
      const at = performance.now()
      const text = data.toString()
      if (text.includes('"QUEUED"')) return
      if (!text.includes('"CONFIRMED"')) {
        if (/"type":"(next|error|complete)"/.test(text)) reject(new Error(`a ticket: ${text}`))
        return
      }
      clearTimeout(limit)
      resolve(at)
    })
    const payload = { query: FOLLOW, variables: { id } }
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }))
  })
}

process.on('message', (command: BuyersCommand) => {
  if (command.type === 'prepare') tellFailure(prepare(command.plan))
  else if (command.type === 'warm-up') tellFailure(warmUp())
  else tellFailure(go(command.startsAt))
})
process.once('disconnect', () => process.exit())
