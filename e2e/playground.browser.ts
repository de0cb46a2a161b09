import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startStack, type TestStack } from '../scripts/testing/stack.ts'
import type { Client } from './support/client.ts'
import { logIn, newBuyer, openSale, productsInStock, purchase } from './support/shop.ts'

/** Where the pictures of the last run are, for a look at what a person sees. */
const PICTURES = join(import.meta.dirname, '../.floodgate/pictures')

let stack: TestStack
let browser: Browser
let page: Page
let admin: Client
const foreignRequests: string[] = []
const consoleErrors: string[] = []
const serverErrors: string[] = []

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  stack = await startStack()
  admin = await logIn(stack, 'admin', 'admin-demo-password')
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  const { origin } = new URL(stack.routerUrl)
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) foreignRequests.push(url.href)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  page.on('response', (answer) => {
    if (answer.status() < 500) return
    void answer
      .text()
      .then((text) => serverErrors.push(`${answer.status()} ${answer.url()}: ${text}`))
  })
  await page.goto(stack.routerUrl)
})
afterAll(async () => {
  await browser.close()
  await admin.close()
  await stack.stop()
})

const run = () => page.getByRole('button', { name: /execute query/i }).click()
const response = () => page.locator('.result-window')

/** Opens a tab of its own and puts an operation into it, as pasting does. */
async function write(operation: string, headers?: Record<string, string>): Promise<void> {
  const tabs = await page.locator('.graphiql-tab').count()
  await page.getByRole('button', { name: /new tab/i }).click()
  await page.locator('.graphiql-tab').nth(tabs).waitFor()
  await paste(page.locator('.graphiql-query-editor .monaco-editor').first(), operation)
  if (!headers) return
  await page.getByRole('button', { name: 'Headers', exact: true }).click()
  const editor = page.locator('.graphiql-editor-tool .monaco-editor:visible').first()
  await paste(editor, JSON.stringify(headers))
}

async function paste(editor: ReturnType<Page['locator']>, text: string): Promise<void> {
  await editor.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(text)
}

const picture = (name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) })

it('offers examples and runs a query', async () => {
  await page.locator('.graphiql-query-editor .monaco-editor').first().waitFor()
  expect(await page.locator('.graphiql-tab').count()).toBeGreaterThanOrEqual(6)
  await write('{ products(first: 1) { edges { node { name category { name } } } } }')
  await run()
  await response().getByText('"category"').waitFor()
  await picture('query')
})

it('receives the events of a subscription', async () => {
  const buyer = await newBuyer(stack)
  const [productId = ''] = await productsInStock(admin, 10)
  const eventId = await openSale(admin, { productId, quota: 3 })
  await write(`subscription { seckillStock(eventId: "${eventId}") { available } }`, {
    Authorization: `Bearer ${buyer.token}`,
  })
  await run()
  await response().getByText('"available": 3').waitFor()
  await purchase(buyer, eventId)
  await response().getByText('"available": 2').waitFor()
  await picture('subscription')
  await buyer.close()
})

it('asks nobody but the router, and complains of nothing', () => {
  expect(serverErrors).toEqual([])
  expect(foreignRequests).toEqual([])
  expect(consoleErrors).toEqual([])
})
