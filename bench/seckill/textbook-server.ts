import { createServer, type ServerResponse } from 'node:http'
import { env, stdout } from 'node:process'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { buyerKey, stockKey, type TextbookOrder } from './textbook-order.ts'

// The flash sale as tutorials write it: DECR, SETNX, queue.add, with no framework around it and no session
// to look up. It loses units when it is killed between two of its steps; here it is what speed is compared with.

const redis = new Redis(env.REDIS_URL ?? '')
const queue = new Queue<TextbookOrder>(env.TEXTBOOK_QUEUE ?? '', {
  connection: redis,
  defaultJobOptions: { removeOnComplete: true },
})

async function purchase(order: TextbookOrder): Promise<object> {
  const stock = stockKey(order.eventId)
  if ((await redis.decr(stock)) < 0) {
    await redis.incr(stock)
    return { outcome: 'SOLD_OUT', message: 'The sale is sold out.' }
  }
  if ((await redis.setnx(buyerKey(order), 1)) === 0) {
    await redis.incr(stock)
    return { outcome: 'ALREADY_PURCHASED', message: 'You bought in this sale before.' }
  }
  const job = await queue.add('order', order)
  return { outcome: 'ACCEPTED', ticket: { id: job.id, status: 'QUEUED' } }
}

async function answer(body: string, response: ServerResponse): Promise<void> {
  const result = await purchase(JSON.parse(body) as TextbookOrder)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
}

const server = createServer((request, response) => {
  let body = ''
  request
    .setEncoding('utf8')
    .on('data', (chunk: string) => {
      body += chunk
    })
    .on('end', () => {
      answer(body, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error))
      })
    })
})
server.listen(Number(env.PORT), '127.0.0.1', () => stdout.write('ready\n'))
