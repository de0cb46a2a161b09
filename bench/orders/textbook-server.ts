import { createServer, type ServerResponse } from 'node:http'
import { env, stdout } from 'node:process'
import { createPool, type ResultSetHeader } from 'mysql2/promise'

// An order as tutorials write it: one handler, one transaction, one database, no session and no framework around it.
// It can't be split over services, and charges nobody; here it is what speed is compared with.

interface TextbookOrder {
  readonly userId: string
  readonly productId: string
  readonly quantity: number
  readonly idempotencyKey: string
  readonly shippingAddress: object
}

const { hostname, port, username, password, pathname } = new URL(env.DATABASE_URL ?? '')
const pool = createPool({
  host: hostname,
  port: Number(port),
  user: username,
  password,
  database: pathname.slice(1),
  connectionLimit: Number(env.TEXTBOOK_CONNECTIONS),
})

const PRICE = 200
const INSERT_ORDER = `INSERT INTO textbook_order
  (user_id, idempotency_key, status, total_amount, currency, shipping_address, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`
const INSERT_ITEM = `INSERT INTO textbook_order_item (order_id, product_id, quantity, unit_amount) VALUES (?, ?, ?, ?)`
const TAKE_STOCK =
  'UPDATE textbook_stock SET available = available - ? WHERE product_id = ? AND available >= ?'
const INSERT_PAYMENT = `INSERT INTO textbook_payment (order_id, status, amount, currency, created_at) VALUES (?, ?, ?, ?, ?)`

async function order(request: TextbookOrder): Promise<object> {
  const { userId, productId, quantity, idempotencyKey, shippingAddress } = request
  const connection = await pool.getConnection()
  try {
    await connection.beginTransaction()
    const amount = PRICE * quantity
    const now = new Date()
    const [{ insertId }] = await connection.execute<ResultSetHeader>(INSERT_ORDER, [
      ...[userId, idempotencyKey, 'PAID', amount, 'EUR', JSON.stringify(shippingAddress), now],
    ])
    await connection.execute(INSERT_ITEM, [insertId, productId, quantity, PRICE])
    await connection.execute(INSERT_PAYMENT, [insertId, 'SUCCEEDED', amount, 'EUR', now])
    // The row that all wait for is locked last, and so for the shortest time.
    const [taken] = await connection.execute<ResultSetHeader>(TAKE_STOCK, [
      quantity,
      productId,
      quantity,
    ])
    if (taken.affectedRows === 0) {
      await connection.rollback()
      return { outcome: 'SOLD_OUT' }
    }
    await connection.commit()
    return { outcome: 'PAID', order: { id: insertId, total: { amount, currency: 'EUR' } } }
  } catch (error) {
    await connection.rollback()
    throw error
  } finally {
    connection.release()
  }
}

async function answer(body: string, response: ServerResponse): Promise<void> {
  const result = await order(JSON.parse(body) as TextbookOrder)
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
