import { Pool } from 'undici'
import { AppError } from './errors.ts'
import { newId } from './identifier.ts'
import { IDENTITY_HEADER, type IdentitySigner } from './identity.ts'
import { currentRequestId } from './request-context.ts'

/** Asks another subgraph, over HTTP, as this service. */
export interface ServiceClient {
  /**
   * Runs an operation of the other subgraph, `@inaccessible` ones included.
   * @throws AppError UNAVAILABLE when it can't be reached, is late, or answers with errors. The outcome of a
   * mutation is then unknown: only idempotent ones may be asked, and then asked again.
   */
  request<T>(document: string, variables: Record<string, unknown>): Promise<T>
  close(): Promise<void>
}

interface Answer<T> {
  data?: T | null
  errors?: readonly { message: string }[]
}

export function createServiceClient(options: {
  url: string
  serviceName: string
  identitySigner: IdentitySigner
  /** @default 5_000 */
  timeoutMs?: number
}): ServiceClient {
  const { origin, pathname, host } = new URL(options.url)
  const timeoutMs = options.timeoutMs ?? 5_000
  const pool = new Pool(origin, {
    connections: 32,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })

  async function post<T>(document: string, variables: Record<string, unknown>): Promise<Answer<T>> {
    const requestId = currentRequestId() ?? newId('msg')
    const identity = { kind: 'service', name: options.serviceName } as const
    const { body } = await pool.request({
      path: pathname,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [IDENTITY_HEADER]: options.identitySigner.sign(identity, requestId),
      },
      body: JSON.stringify({ query: document, variables }),
    })
    return (await body.json()) as Answer<T>
  }

  return {
    async request<T>(document: string, variables: Record<string, unknown>) {
      let answer: Answer<T>
      try {
        answer = await post<T>(document, variables)
      } catch (cause) {
        throw new AppError('UNAVAILABLE', undefined, { cause })
      }
      if (answer.errors?.length || answer.data == null) {
        const reasons = answer.errors?.map((error) => error.message).join('; ') ?? 'no data'
        throw new AppError('UNAVAILABLE', undefined, { cause: new Error(`${host}: ${reasons}`) })
      }
      return answer.data
    },
    close: () => pool.close(),
  }
}
