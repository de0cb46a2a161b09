import { timingSafeEqual } from 'node:crypto'
import { type Route, sendJson } from '@floodgate/platform/health'
import { createHmacSha256 } from '@floodgate/platform/hmac'
import { isId } from '@floodgate/platform/identifier'
import { readBody } from '@floodgate/platform/request-body'
import type { SandboxBooks } from './sandbox-books.ts'

/** Below the webhooks of the sandbox, since the router passes those on. */
const PATH = '/webhooks/sandbox/confirm'
const BODY_LIMIT = 1_024

export interface SandboxPage {
  /** Where the buyer of a payment confirms it. Whoever has the address may: so it can't be guessed. */
  urlOf(paymentId: string): string
  /** The page itself, and its form. */
  readonly routes: Readonly<Record<string, Route>>
}

/** What a bank's page is to other providers: the buyer of a SANDBOX_REDIRECT payment says yes or no there. */
export function createSandboxPage(options: {
  readonly secret: string
  /** Of the router, as browsers reach it. */
  readonly publicUrl: string
  readonly books: SandboxBooks
}): SandboxPage {
  const { books, publicUrl } = options
  const mac = createHmacSha256(options.secret)
  const tokenOf = (paymentId: string) => mac(`confirm ${paymentId}`)

  const page: Route = async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://sandbox')
    const [paymentId, token] = [searchParams.get('payment') ?? '', searchParams.get('token') ?? '']
    if (!isId('pay', paymentId) || !isEqual(token, tokenOf(paymentId))) {
      return sendJson(response, 404, { error: 'not found' })
    }
    const isAnswer = request.method === 'POST'
    const answer = isAnswer
      ? new URLSearchParams((await readBody(request, BODY_LIMIT)) ?? '').get('answer')
      : null
    if (answer === 'yes' || answer === 'no') await books.decide(paymentId, answer === 'yes')
    const charge = await books.find(paymentId)
    const isOpen = charge?.approvedAt === null && charge.cancelledAt === null
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
      })
      .end(isOpen ? QUESTION : DECIDED)
  }

  return {
    urlOf(paymentId) {
      const query = new URLSearchParams({ payment: paymentId, token: tokenOf(paymentId) })
      return `${new URL(PATH, publicUrl).href}?${query.toString()}`
    },
    routes: { [PATH]: page },
  }
}

const layout = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox payment</title><h1>Sandbox payment</h1>${body}</html>\n`
const QUESTION = layout(
  '<form method="post"><button name="answer" value="yes">Pay</button> <button name="answer" value="no">Refuse</button></form>',
)
const DECIDED = layout('<p>It is decided. You may close this page.</p>')

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
