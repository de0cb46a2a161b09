import type { IncomingMessage } from 'node:http'
import { IDENTITY_HEADER, type IdentitySigner } from '@floodgate/platform/identity'
import { z } from 'zod'
import { newRequestId } from '../http/request-id.ts'

/** @returns a session's token; null when the login or the password is wrong */
export type LogIn = (
  login: string,
  password: string,
  request: IncomingMessage,
) => Promise<string | null>

const LOGIN = `mutation Login($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { token } }
}`

const answerSchema = z.object({
  data: z.object({ login: z.object({ token: z.string().optional() }) }),
})

/** Logs in as every client does, at the user subgraph, which also limits how often that may be tried. */
export function createLogIn(options: {
  readonly userUrl: string
  readonly identitySigner: IdentitySigner
  readonly clientIpOf: (request: IncomingMessage) => string | undefined
}): LogIn {
  const { userUrl, identitySigner, clientIpOf } = options
  return async (login, password, request) => {
    const identity = identitySigner.sign({ kind: 'anonymous' }, newRequestId(), clientIpOf(request))
    const response = await fetch(userUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: identity },
      body: JSON.stringify({ query: LOGIN, variables: { input: { login, password } } }),
      signal: AbortSignal.timeout(10_000),
    })
    const answer = answerSchema.safeParse(await response.json())
    return answer.data?.data.login.token ?? null
  }
}
