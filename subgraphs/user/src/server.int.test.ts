import { randomUUID } from 'node:crypto'
import { createSessionStore } from '@floodgate/platform/session-store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemoAccounts } from './services/demo-accounts.ts'
import { startSubgraph, type TestSubgraph, userIdentity } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const REGISTER = /* GraphQL */ `
  mutation ($input: RegisterInput!) {
    register(input: $input) {
      __typename
      ... on RegisterSuccess {
        user {
          id
          username
          email
          roles
        }
      }
      ... on InvalidRegistration {
        fields {
          field
        }
      }
      ... on Problem {
        message
      }
    }
  }
`
const LOGIN = /* GraphQL */ `
  mutation ($login: String!, $password: String!) {
    login(input: { login: $login, password: $password }) {
      __typename
      ... on LoginSuccess {
        token
        expiresAt
        user {
          id
          username
          email
        }
      }
      ... on Problem {
        message
      }
    }
  }
`
const ENTITIES = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on User {
        id
        username
        email
      }
    }
  }
`
const password = 'correct horse battery'

interface UserFields {
  id: string
  username: string
  email: string | null
  roles: string[]
}
interface Registered {
  register: { __typename: string; user: UserFields; fields: { field: string }[] }
}
interface LoggedIn {
  login: { __typename: string; token: string; expiresAt: string; user: UserFields }
}

const newName = () => `u${randomUUID().slice(0, 13)}`

async function register(username = newName(), email = `${username}@example.com`) {
  const { data } = await subgraph.ask<Registered>(REGISTER, {
    input: { username, email, password },
  })
  return data.register
}

describe('register', () => {
  it('creates a customer, who sees their own email in the answer', async () => {
    const username = newName()
    const { user } = await register(username)
    expect(user).toMatchObject({
      username,
      email: `${username}@example.com`,
      roles: ['CUSTOMER'],
    })
    const row = await subgraph.prisma.user.findUniqueOrThrow({ where: { id: user.id } })
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$/)
  })

  it('names every field that is not valid', async () => {
    const { data } = await subgraph.ask<Registered>(REGISTER, {
      input: { username: 'no spaces', email: 'nobody', password: 'short' },
    })
    expect(data.register.__typename).toBe('InvalidRegistration')
    expect(data.register.fields.map(({ field }) => field)).toEqual([
      'username',
      'email',
      'password',
    ])
  })

  it('lets exactly one of 20 concurrent registrations of a name win', async () => {
    const username = newName()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        register(index % 2 ? username : username.toUpperCase(), `${newName()}@example.com`),
      ),
    )
    const outcomes = Object.groupBy(answers, ({ __typename }) => __typename)
    expect(outcomes.RegisterSuccess).toHaveLength(1)
    expect(outcomes.UsernameTaken).toHaveLength(19)
  })

  it('lets exactly one of 10 concurrent registrations of an email win', async () => {
    const email = `${newName()}@example.com`
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        register(newName(), index % 2 ? email : email.toUpperCase()),
      ),
    )
    const outcomes = Object.groupBy(answers, ({ __typename }) => __typename)
    expect(outcomes.RegisterSuccess).toHaveLength(1)
    expect(outcomes.EmailTaken).toHaveLength(9)
  })
})

describe('sessions', () => {
  it('logs in by username or email, without case', async () => {
    const { user } = await register()
    for (const login of [user.username.toUpperCase(), `${user.username}@EXAMPLE.com`]) {
      const { data } = await subgraph.ask<LoggedIn>(LOGIN, { login, password })
      expect(data.login).toMatchObject({ __typename: 'LoginSuccess', user: { id: user.id } })
    }
  })

  it('opens a session of 24 hours, which logout ends at once', async () => {
    const { user } = await register()
    const { data } = await subgraph.ask<LoggedIn>(LOGIN, { login: user.username, password })
    const { token, expiresAt } = data.login
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(86_000_000)

    const sessions = createSessionStore(subgraph.redis)
    const session = await sessions.find(token)
    if (!session) throw new Error('the session is not there')
    expect(session).toMatchObject({ userId: user.id, roles: ['CUSTOMER'] })
    const identity = { kind: 'user' as const, ...session }
    const logout = await subgraph.ask('mutation { logout { loggedOut } }', {}, identity)
    expect(logout.data).toEqual({ logout: { loggedOut: true } })
    expect(await sessions.find(token)).toBeNull()
  })

  it('answers an unknown login and a wrong password alike', async () => {
    const { user } = await register()
    const wrong = await subgraph.ask(LOGIN, { login: user.username, password: 'not the one' })
    const unknown = await subgraph.ask(LOGIN, { login: newName(), password: 'not the one' })
    const absurd = await subgraph.ask(LOGIN, { login: "' OR ''='", password: '' })
    expect(wrong.data).toMatchObject({ login: { __typename: 'InvalidCredentials' } })
    expect(unknown).toEqual(wrong)
    expect(absurd).toEqual(wrong)
  })

  it('has nothing to end without a session', async () => {
    const { data } = await subgraph.ask('mutation { logout { loggedOut } }')
    expect(data).toEqual({ logout: { loggedOut: false } })
  })
})

describe('accounts', () => {
  const ME = '{ me { id username email roles } }'
  const BY_ID = 'query ($id: ID!) { user(id: $id) { username email } }'

  it('shows me to myself, and nobody to strangers', async () => {
    const { user } = await register()
    const mine = await subgraph.ask(ME, {}, userIdentity(user.id, 'CUSTOMER'))
    expect(mine.data).toEqual({ me: user })
    expect((await subgraph.ask(ME)).data).toEqual({ me: null })
  })

  it('finds an account by id for its owner and staff, its email for its owner and ADMIN', async () => {
    const { user } = await register()
    const other = await register()
    const { id, username, email } = user
    const seenBy = async (identity: ReturnType<typeof userIdentity>) =>
      (await subgraph.ask<{ user: unknown }>(BY_ID, { id }, identity)).data.user
    expect(await seenBy(userIdentity(id, 'CUSTOMER'))).toEqual({ username, email })
    expect(await seenBy(userIdentity('usr_admin', 'ADMIN'))).toEqual({ username, email })
    expect(await seenBy(userIdentity('usr_staff', 'MERCHANT'))).toEqual({ username, email: null })
    expect(await seenBy(userIdentity(other.user.id, 'CUSTOMER'))).toBeNull()
  })

  it('knows no account by an id that no account can have', async () => {
    const admin = userIdentity('usr_admin', 'ADMIN')
    const { data, errors } = await subgraph.ask(BY_ID, { id: 'ünknown' }, admin)
    expect({ data, errors }).toEqual({ data: { user: null }, errors: undefined })
  })

  it('gives usernames, not emails, to a signed-in viewer who comes by federation', async () => {
    const [ann, ben] = [(await register()).user, (await register()).user]
    const representations = [ann.id, ben.id, 'usr_unknown'].map((id) => ({
      __typename: 'User',
      id,
    }))
    const viewer = userIdentity(ann.id, 'CUSTOMER')
    const { data } = await subgraph.ask(ENTITIES, { representations }, viewer)
    expect(data).toEqual({
      _entities: [
        { id: ann.id, username: ann.username, email: ann.email },
        { id: ben.id, username: ben.username, email: null },
        null,
      ],
    })
    const stranger = await subgraph.ask(ENTITIES, { representations })
    expect(stranger.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('does not tell one customer the roles of another', async () => {
    const [ann, ben] = [(await register()).user, (await register()).user]
    const { data } = await subgraph.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { username roles } } }',
      { r: [{ __typename: 'User', id: ben.id }] },
      userIdentity(ann.id, 'CUSTOMER'),
    )
    expect(data).toEqual({ _entities: [{ username: ben.username, roles: null }] })
  })
})

it('refuses a request that nobody signed', async () => {
  const response = await fetch(`${subgraph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'UNTRUSTED_CALLER' } }],
  })
})

it('is ready while its database and Redis are', async () => {
  expect((await fetch(`${subgraph.url}/readyz`)).status).toBe(200)
})

it('seeds the demo accounts once', async () => {
  const { users, passwords } = subgraph
  await seedDemoAccounts(users, passwords)
  expect(await seedDemoAccounts(users, passwords)).toEqual([])
  const { data } = await subgraph.ask<LoggedIn>(LOGIN, {
    login: 'alice',
    password: 'alice-demo-password',
  })
  expect(data.login.__typename).toBe('LoginSuccess')
})
