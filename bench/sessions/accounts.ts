import { inParallel } from '../lib/in-parallel.ts'

export interface Account {
  readonly username: string
  readonly password: string
  readonly token: string
}

interface Answer {
  readonly data?: { readonly login?: { readonly token?: string } }
}

async function ask(url: string, query: string, input: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  })
  return (await response.json()) as Answer
}

const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }'
const LOGIN =
  'mutation ($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { token } } }'

/** @throws Error when it fails */
async function logIn(
  url: string,
  { username, password }: Pick<Account, 'username' | 'password'>,
): Promise<string> {
  const { data } = await ask(url, LOGIN, { login: username, password })
  if (data?.login?.token === undefined) throw new Error(`${username} could not log in`)
  return data.login.token
}

/** Accounts that are logged in, through the router as any client does it. */
export function openAccounts(url: string, count: number): Promise<Account[]> {
  const names = Array.from({ length: count }, (_, number) => `bench-user-${number}`)
  return inParallel(names, 4, async (username) => {
    const password = `${username} and a password`
    await ask(url, REGISTER, { username, email: `${username}@example.com`, password })
    return { username, password, token: await logIn(url, { username, password }) }
  })
}

/** Logs in again and again, several at a time, so that there is always a password to hash. */
export function keepLoggingIn(
  url: string,
  accounts: readonly Account[],
  parallel: number,
): { stop(): Promise<number> } {
  let running = true
  let logins = 0
  const runners = Array.from({ length: parallel }, async (_, number) => {
    for (let at = number; running; at += parallel) {
      const account = accounts[at % accounts.length]
      if (account) await logIn(url, account)
      logins += 1
    }
  })
  return {
    async stop() {
      running = false
      const counted = logins
      await Promise.all(runners)
      return counted
    },
  }
}
