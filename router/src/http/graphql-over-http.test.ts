import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestRouter, type TestRouter } from '../testing/test-router.ts'

/**
 * Requests that can't run are answered by 400 whatever the client accepts, as Apollo Server does it: whoever watches the
 * traffic sees them, and no cache keeps them.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '572B': 'SHOULD use 200 status code on document parsing failure when accepting application/json',
  FDE2: 'SHOULD use 200 status code on document validation failure when accepting application/json',
  '7B9B':
    'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
}

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter()
})
afterAll(() => router.close())

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => router.url, fetchFn: fetch })

  // The second time clients are known, and what can be is answered directly.
  it.each(['first', 'second'])('is as the audits ask, the %s time', async () => {
    const results = await Promise.all(audits.map((audit) => audit.fn()))
    const others = results.filter(({ status }) => status !== 'ok')
    expect(Object.fromEntries(others.map(({ id, name }) => [id, name]))).toEqual(EXCEPTIONS)
    expect(results.length).toBeGreaterThan(60)
  })
})
