import { randomBytes, randomUUID } from 'node:crypto'
import { newId } from '@floodgate/platform/identifier'
import type { Identity } from '@floodgate/platform/identity'
import { createSessionStore } from '@floodgate/platform/session-store'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createKeyRotation } from './data/key-rotation.ts'
import { createPersonalData } from './data/personal-data.ts'
import { createUserRepository } from './data/user-repository.ts'
import { startSubgraph, type TestSubgraph, userIdentity } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const password = 'correct horse battery'
const newPassword = 'staple of another kind'

interface Result {
  readonly __typename: string
  readonly user?: { readonly id: string; readonly username: string; readonly email: string | null }
  readonly token?: string
  readonly address?: { readonly id: string; readonly isDefault: boolean }
  readonly [field: string]: unknown
}

/** Runs one mutation whose result is a union, with all that its members have. */
async function mutate(
  call: string,
  selection: string,
  asking: Parameters<TestSubgraph['askWith']>[0] = {},
): Promise<Result> {
  const answer = await subgraph.askWith<{ r: Result } | null>(
    asking,
    `mutation { r: ${call} { ${selection} } }`,
  )
  if (!answer.data) throw new Error(JSON.stringify(answer.errors))
  return answer.data.r
}
const text = (value: string) => JSON.stringify(value)
const MESSAGE = '... on Problem { message }'

interface Person {
  readonly id: string
  readonly username: string
  readonly email: string
}
async function register(): Promise<Person> {
  const username = `u${randomUUID().replaceAll('-', '').slice(0, 20)}`
  const email = `${username}@secret-mail.example`
  const input = `{ username: ${text(username)}, email: ${text(email)}, password: ${text(password)} }`
  const { user } = await mutate(
    `register(input: ${input})`,
    `__typename ... on RegisterSuccess { user { id username email } } ${MESSAGE}`,
  )
  return { id: user?.id ?? '', username, email }
}
const login = (name: string, secret = password, asking = {}) =>
  mutate(
    `login(input: { login: ${text(name)}, password: ${text(secret)} })`,
    `__typename ... on LoginSuccess { token } ... on LoginThrottled { retryAfterMs } ${MESSAGE}`,
    asking,
  )

/** Logged in, with the identity that the router would find for the token. */
async function logIn({ username }: Person, asking = {}): Promise<Identity> {
  const { token } = await login(username, password, asking)
  const session = await createSessionStore(subgraph.redis).find(token ?? '')
  if (!session) throw new Error('no session')
  const { userId, roles, sessionId } = session
  return { kind: 'user', userId, roles, sessionId }
}
const sessionsOf = (person: Person) => createSessionStore(subgraph.redis).list(person.id)
const mailTo = (email: string, subject: string) =>
  vi.waitFor(() => {
    const mail = subgraph.mails.findLast((each) => each.to === email && each.subject === subject)
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (token === undefined) throw new Error('no such mail yet')
    return token
  })
const newAddress = (id = '192.0.2.1') =>
  id.replace(/\d+$/, String(1 + Math.floor(Math.random() * 250)))
const admin = userIdentity(newId('usr'), 'ADMIN')

describe('sessions', () => {
  it('are listed and revoked by their owner, and by nobody else', async () => {
    const [ann, ben] = [await register(), await register()]
    const [phone, laptop] = [await logIn(ann, { clientIp: '192.0.2.7' }), await logIn(ann)]
    const stranger = await logIn(ben)
    const list = async (identity: Identity) =>
      (
        await subgraph.askWith<{
          sessions: { id: string; current: boolean; networkAddress: string }[]
        }>({ identity }, '{ sessions { id current networkAddress } }')
      ).data.sessions
    const listed = await list(phone)
    expect(listed).toHaveLength(2)
    const current = listed.find((session) => session.current)
    expect(current?.networkAddress).toBe('192.0.2.7')
    const revoke = (id: string, identity: Identity) =>
      mutate(`revokeSession(id: ${text(id)})`, 'revoked', { identity })
    expect(await revoke(current?.id ?? '', stranger)).toEqual({ revoked: 0 })
    expect(await revoke(current?.id ?? '', laptop)).toEqual({ revoked: 1 })
    expect(await list(laptop)).toHaveLength(1)
    await logIn(ann)
    expect(await mutate('revokeOtherSessions', 'revoked', { identity: laptop })).toEqual({
      revoked: 1,
    })
  })
})

describe('a changed password', () => {
  const change = (identity: Identity, from: string, to: string) =>
    mutate(
      `changePassword(input: { password: ${text(from)}, newPassword: ${text(to)} })`,
      `__typename ... on ChangePasswordSuccess { revoked } ${MESSAGE}`,
      { identity },
    )

  it('ends the other sessions, and is the only one from then on', async () => {
    const ann = await register()
    const [here] = [await logIn(ann), await logIn(ann)]
    expect(await change(here, 'not the password', newPassword)).toMatchObject({
      __typename: 'InvalidCredentials',
    })
    expect(await change(here, password, 'password1')).toMatchObject({
      __typename: 'InvalidPassword',
    })
    expect(await change(here, password, newPassword)).toEqual({
      __typename: 'ChangePasswordSuccess',
      revoked: 1,
    })
    expect(await sessionsOf(ann)).toHaveLength(1)
    expect((await login(ann.username)).__typename).toBe('InvalidCredentials')
    expect((await login(ann.username, newPassword)).__typename).toBe('LoginSuccess')
  })

  it('leaves no session of a login that raced it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ann = await register()
      const here = await logIn(ann)
      const [changed, ...logins] = await Promise.all([
        change(here, password, newPassword),
        ...Array.from({ length: 4 }, () => login(ann.username)),
      ])
      expect(changed.__typename).toBe('ChangePasswordSuccess')
      const store = createSessionStore(subgraph.redis)
      for (const { token } of logins) {
        if (token !== undefined) expect(await store.find(token)).toBeNull()
      }
      expect(await sessionsOf(ann)).toHaveLength(1)
    }
  })
})

describe('a mailed token', () => {
  it('sets the password, once, and ends every session', async () => {
    const ann = await register()
    await logIn(ann)
    const request = (email: string) =>
      mutate(`requestPasswordReset(email: ${text(email)})`, 'accepted')
    expect(await request('nobody@secret-mail.example')).toEqual(
      await request(ann.email.toUpperCase()),
    )
    const token = await mailTo(ann.email, 'Set a new password')
    const reset = (to: string) =>
      mutate(
        `resetPassword(input: { token: ${text(token)}, newPassword: ${text(to)} })`,
        `__typename ... on ResetPasswordSuccess { user { id username email } } ${MESSAGE}`,
      )
    expect((await reset('12345678')).__typename).toBe('InvalidPassword')
    const both = await Promise.all([reset(newPassword), reset(newPassword)])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidToken',
      'ResetPasswordSuccess',
    ])
    expect(await sessionsOf(ann)).toEqual([])
    expect((await login(ann.username, newPassword)).__typename).toBe('LoginSuccess')
  })

  it('verifies the email, once, and does nothing else', async () => {
    const ann = await register()
    const token = await mailTo(ann.email, 'Please confirm your email')
    const verify = () => mutate(`verifyEmail(token: ${text(token)})`, `__typename ${MESSAGE}`)
    const asReset = await mutate(
      `resetPassword(input: { token: ${text(token)}, newPassword: ${text(newPassword)} })`,
      '__typename',
    )
    expect(asReset.__typename).toBe('InvalidToken')
    expect((await verify()).__typename).toBe('VerifyEmailSuccess')
    expect((await verify()).__typename).toBe('InvalidToken')
  })
})

describe('failed logins', () => {
  it('slow down strangers, and not the owner at home', async () => {
    const ann = await register()
    const home = { clientIp: newAddress('198.51.100.1') }
    await logIn(ann, home)
    let last: Result | undefined
    for (let i = 0; i < 8; i += 1) {
      last = await login(ann.email, 'a guess that is wrong', {
        clientIp: newAddress('203.0.113.1'),
      })
    }
    expect(last).toMatchObject({ __typename: 'LoginThrottled' })
    expect((await login(ann.username, password, home)).__typename).toBe('LoginSuccess')
  })

  it('look the same for accounts that are not there', async () => {
    const ghost = `ghost${randomUUID().slice(0, 8)}`
    const ann = await register()
    const kinds = async (name: string) => {
      const seen: string[] = []
      for (let i = 0; i < 8; i += 1) seen.push((await login(name, 'wrong', {})).__typename)
      return seen
    }
    expect(await kinds(ghost)).toEqual(await kinds(ann.username))
  })
})

describe('an idempotency key', () => {
  const ADDRESS = `{ recipient: "Ada", line1: "Street 1", city: "Berlin", postalCode: "10117", countryCode: "DE" }`
  const SELECTION = `__typename ... on CreateAddressSuccess { address { id isDefault } } ${MESSAGE}`

  it('creates one account, by argument or header, however many come at once', async () => {
    const username = `k${randomUUID().replaceAll('-', '').slice(0, 20)}`
    const call = (name: string) =>
      `register(input: { username: ${text(name)}, email: ${text(`${username}@k.example`)}, password: ${text(password)} })`
    const asking = { idempotencyKey: randomUUID() }
    const select = `__typename ... on RegisterSuccess { user { id username email } } ${MESSAGE}`
    const all = await Promise.all(
      Array.from({ length: 5 }, () => mutate(call(username), select, asking)),
    )
    expect(all[0]?.__typename).toBe('RegisterSuccess')
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(await mutate(call(`${username}x`), select, asking)).toMatchObject({
      __typename: 'IdempotencyConflict',
    })
    expect((await mutate(call(username), select)).__typename).toBe('UsernameTaken')
  })

  it('creates one address', async () => {
    const identity = await logIn(await register())
    const call = `createAddress(input: { address: ${ADDRESS}, idempotencyKey: "one" })`
    const [first, second] = await Promise.all([
      mutate(call, SELECTION, { identity }),
      mutate(call, SELECTION, { identity }),
    ])
    expect(first).toMatchObject({ address: { isDefault: true } })
    expect(second).toEqual(first)
  })
})

describe('the address book', () => {
  const address = (line1: string) =>
    `{ recipient: "Ada", line1: ${text(line1)}, city: "Berlin", postalCode: "10117", countryCode: "DE" }`
  const create = (identity: Identity, line1: string, more = '') =>
    mutate(
      `createAddress(input: { address: ${address(line1)} ${more} })`,
      `__typename ... on CreateAddressSuccess { address { id isDefault } } ... on TooManyAddresses { limit } ${MESSAGE}`,
      { identity },
    )
  const list = async (identity: Identity) =>
    (
      await subgraph.askWith<{ addresses: { id: string; line1: string; isDefault: boolean }[] }>(
        { identity },
        '{ addresses { id line1 isDefault } }',
      )
    ).data.addresses

  it('has one default, and room for twenty, also when they come at once', async () => {
    const identity = await logIn(await register())
    const results = await Promise.all(
      Array.from({ length: 24 }, (_, i) => create(identity, `No ${i}`)),
    )
    expect(results.filter(({ __typename }) => __typename === 'TooManyAddresses')).toHaveLength(4)
    const all = await list(identity)
    expect(all).toHaveLength(20)
    expect(all.filter(({ isDefault }) => isDefault)).toHaveLength(1)
    const [first, second] = all
    await mutate(`setDefaultAddress(id: ${text(second?.id ?? '')})`, '__typename', { identity })
    expect((await list(identity))[0]).toMatchObject({ id: second?.id, isDefault: true })
    await mutate(`deleteAddress(id: ${text(second?.id ?? '')})`, 'deleted', { identity })
    const left = await list(identity)
    expect(left).toHaveLength(19)
    expect(left[0]?.isDefault).toBe(true)
    expect(first).toBeDefined()
  })

  it('is closed to everybody else', async () => {
    const [ann, ben] = [await logIn(await register()), await logIn(await register())]
    const id = text((await create(ann, 'Secret street 1')).address?.id ?? '')
    const found = await subgraph.askWith<{ address: null }>(
      { identity: ben },
      `{ address(id: ${id}) { id } }`,
    )
    expect(found.data.address).toBeNull()
    const attempts = [
      [`updateAddress(id: ${id}, address: ${address('Mine')})`, '__typename'],
      [`setDefaultAddress(id: ${id})`, '__typename'],
    ] as const
    for (const [call, select] of attempts) {
      expect((await mutate(call, select, { identity: ben })).__typename).toBe('AddressNotFound')
    }
    expect(await mutate(`deleteAddress(id: ${id})`, 'deleted', { identity: ben })).toEqual({
      deleted: false,
    })
    expect((await list(ann))[0]?.line1).toBe('Secret street 1')
  })
})

describe('administration', () => {
  const SELECT = `__typename ... on AdministerAccountSuccess { user { id } } ${MESSAGE}`

  it('disables an account: its sessions end and its logins fail like any other', async () => {
    const ann = await register()
    await logIn(ann)
    const call = `disableAccount(userId: ${text(ann.id)}, reason: "fraud")`
    expect((await mutate(call, SELECT, { identity: admin })).__typename).toBe(
      'AdministerAccountSuccess',
    )
    expect(await sessionsOf(ann)).toEqual([])
    expect((await login(ann.username)).__typename).toBe('InvalidCredentials')
    await mutate(`enableAccount(userId: ${text(ann.id)})`, SELECT, { identity: admin })
    expect((await login(ann.username)).__typename).toBe('LoginSuccess')
  })

  it('changes roles, but not those of the one who asks', async () => {
    const ann = await register()
    await logIn(ann)
    const call = (id: string) => `setAccountRoles(userId: ${text(id)}, roles: [MERCHANT])`
    await mutate(call(ann.id), SELECT, { identity: admin })
    expect(await sessionsOf(ann)).toEqual([])
    expect((await logIn(ann)) as object).toMatchObject({ roles: ['MERCHANT'] })
    const own = admin.kind === 'user' ? admin.userId : ''
    expect((await mutate(call(own), SELECT, { identity: admin })).__typename).toBe('OwnAccount')
    expect((await mutate(call(newId('usr')), SELECT, { identity: admin })).__typename).toBe(
      'AccountNotFound',
    )
  })
})

describe('the audit log', () => {
  it('tells an ADMIN, page by page, what happened to an account', async () => {
    const ann = await register()
    await logIn(ann, { clientIp: '192.0.2.9' })
    await login(ann.username, 'wrong')
    const page = async (after: string | null) =>
      (
        await subgraph.askWith<{
          auditLog: {
            edges: { cursor: string; node: { kind: string; networkTag: string | null } }[]
          }
        }>(
          { identity: admin },
          'query ($u: ID, $a: String) { auditLog(first: 1, after: $a, userId: $u) { edges { cursor node { kind networkTag } } } }',
          { u: ann.id, a: after },
        )
      ).data.auditLog.edges[0]
    const kinds: string[] = []
    for (let edge = await page(null); edge; edge = await page(edge.cursor))
      kinds.push(edge.node.kind)
    expect(kinds).toEqual(['LOGIN_FAILED', 'LOGIN_SUCCEEDED', 'REGISTERED'])
  })

  it('has nothing of an account, and no page, that nothing can name', async () => {
    const ask = (u: string | null, a: string | null) =>
      subgraph.askWith<{ auditLog: { edges: object[] } } | null>(
        { identity: admin },
        'query ($u: ID, $a: String) { auditLog(after: $a, userId: $u) { edges { cursor } } }',
        { u, a },
      )
    expect((await ask('\u202eabc', null)).data?.auditLog.edges).toEqual([])
    const forged = Buffer.from('"\u202eabc"').toString('base64url')
    expect((await ask(null, forged)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('can be changed by nobody', async () => {
    await register()
    await expect(
      subgraph.prisma.securityEvent.updateMany({ data: { detail: 'x' } }),
    ).rejects.toThrow()
    await expect(subgraph.prisma.securityEvent.deleteMany()).rejects.toThrow()
  })
})

describe('personal data', () => {
  async function dump(): Promise<string> {
    const { prisma } = subgraph
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()`
    const rows = await Promise.all(
      tables.map(({ name }) => prisma.$queryRawUnsafe<unknown[]>(`SELECT * FROM \`${name}\``)),
    )
    return JSON.stringify(rows, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    )
  }

  it('can not be read from the database', async () => {
    const ann = await register()
    const identity = await logIn(ann, { clientIp: '192.0.2.77' })
    await mutate(
      'createAddress(input: { address: { recipient: "Zebedee Quux", line1: "Xyzzy Lane 9", city: "Plughville", countryCode: "AE", phone: "+971501234567" } })',
      '__typename',
      { identity },
    )
    const everything = await dump()
    expect(everything).toContain(ann.id)
    for (const secret of [
      'secret-mail',
      'Zebedee',
      'Xyzzy',
      'Plughville',
      '9715012',
      '192.0.2.77',
      password,
    ]) {
      expect(everything.toLowerCase()).not.toContain(secret.toLowerCase())
    }
  })

  it('is sealed anew with another key, and what was plain with it, while it is used', async () => {
    const [ann, ben] = [await register(), await register()]
    await subgraph.prisma.user.update({
      where: { id: ben.id },
      data: { email: ben.email, emailLookup: ben.email, dataKey: null },
    })
    const oldKey = { id: 'test', key: Buffer.alloc(32, 7) }
    const next = { id: `n${randomBytes(4).toString('hex')}`, key: randomBytes(32) }
    const both = createPersonalData([next, oldKey], 'i'.repeat(32))
    const rotation = createKeyRotation(subgraph.prisma, both)
    await rotation.sealPlain()
    expect(await rotation.left()).toBeGreaterThan(0)
    while ((await rotation.sealBatch(50)) > 0);
    expect(await rotation.left()).toBe(0)
    const onlyNew = createPersonalData([next], 'i'.repeat(32))
    const users = createUserRepository(subgraph.prisma, onlyNew)
    for (const person of [ann, ben]) {
      expect((await users.findByEmail(person.email))?.user.id).toBe(person.id)
    }
    // Back, for the tests that share the database.
    const back = createKeyRotation(
      subgraph.prisma,
      createPersonalData([oldKey, next], 'i'.repeat(32)),
    )
    while ((await back.sealBatch(50)) > 0);
  })

  it('is handed out to its owner', async () => {
    const ann = await register()
    const identity = await logIn(ann)
    const { data } = await subgraph.askWith<{
      exportMyData: { user: { email: string }; securityEvents: { kind: string }[] }
    }>(
      { identity },
      '{ exportMyData { exportedAt user { id email } addresses { id } sessions { id } securityEvents { kind } } }',
    )
    expect(data.exportMyData.user.email).toBe(ann.email)
    expect(data.exportMyData.securityEvents.map(({ kind }) => kind)).toContain('REGISTERED')
  })
})

describe('a deleted account', () => {
  const remove = (identity: Identity, secret = password) =>
    mutate(
      `deleteMyAccount(password: ${text(secret)})`,
      `__typename ... on DeleteMyAccountSuccess { completed } ... on OrdersUnderWay { orders } ${MESSAGE}`,
      { identity },
    )

  it('keeps nothing that says whose it was', async () => {
    const ann = await register()
    const identity = await logIn(ann)
    expect((await remove(identity, 'wrong password')).__typename).toBe('InvalidCredentials')
    expect(await remove(identity)).toEqual({
      __typename: 'DeleteMyAccountSuccess',
      completed: true,
    })
    expect(subgraph.orders.asked).toContain(ann.id)
    const row = await subgraph.prisma.user.findUniqueOrThrow({ where: { id: ann.id } })
    expect(JSON.stringify(row)).not.toContain(ann.username)
    expect(row).toMatchObject({ email: '', passwordHash: '' })
    expect(await sessionsOf(ann)).toEqual([])
    expect((await login(ann.username)).__typename).toBe('InvalidCredentials')
    expect((await login(ann.email)).__typename).toBe('InvalidCredentials')
  })

  it('waits for its orders', async () => {
    const identity = await logIn(await register())
    subgraph.orders.underWay = 2
    expect(await remove(identity)).toMatchObject({ __typename: 'OrdersUnderWay', orders: 2 })
    subgraph.orders.underWay = 0
  })

  it('is gone on with when a part of the shop was away', async () => {
    const ann = await register()
    await subgraph.prisma.user.update({
      where: { id: ann.id },
      data: { deletionRequestedAt: new Date() },
    })
    subgraph.orders.reachable = false
    await subgraph.useCases.deletion.resume()
    const read = () => subgraph.prisma.user.findUniqueOrThrow({ where: { id: ann.id } })
    expect((await read()).deletedAt).toBeNull()
    expect((await login(ann.username)).__typename).toBe('InvalidCredentials')
    subgraph.orders.reachable = true
    await subgraph.useCases.deletion.resume()
    expect((await read()).deletedAt).not.toBeNull()
  })
})
