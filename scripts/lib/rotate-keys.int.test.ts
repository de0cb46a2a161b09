import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newId } from '@floodgate/platform/identifier'
import { dataKeys } from '@floodgate/platform/field-cipher'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAddressRepository } from '../../subgraphs/user/src/data/address-repository.ts'
import { createPersonalData } from '../../subgraphs/user/src/data/personal-data.ts'
import { createPrismaClient as createUserPrisma } from '../../subgraphs/user/src/data/prisma-client.ts'
import { createUserRepository } from '../../subgraphs/user/src/data/user-repository.ts'
import { insertPlacedOrders } from '../../subgraphs/order/src/data/place-order.ts'
import { findShippingAddresses } from '../../subgraphs/order/src/data/place-order.ts'
import { createPrismaClient as createOrderPrisma } from '../../subgraphs/order/src/data/prisma-client.ts'
import { createAddressSeal } from '../../subgraphs/order/src/data/sealed-addresses.ts'
import { inTransaction } from '../../subgraphs/order/src/data/transaction.ts'
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts'
import { migrate } from './migrate.ts'
import { prismaDirectory, root } from './paths.ts'
import { rememberStack } from './running-servers.ts'
import { keyIdsOf, loadSecrets } from './secrets.ts'

const directory = mkdtempSync(join(tmpdir(), 'floodgate-rotation-'))
const databases = {} as Record<'user' | 'order', ScratchDatabase>
beforeAll(async () => {
  for (const name of ['user', 'order'] as const) {
    databases[name] = await createScratchDatabase()
    await migrate(databases[name].url, join(prismaDirectory, name, 'migrations'))
  }
  startedAnew()
})
afterAll(async () => {
  for (const { drop } of Object.values(databases)) await drop()
  rmSync(directory, { recursive: true, force: true })
})

/** What `npm start` leaves for tools. */
function startedAnew(): void {
  const [user, order] = [databases.user.url, databases.order.url]
  const databaseUrls = { user, order, catalog: '', seckill: '' }
  const dataEncryptionKeyIds = keyIdsOf(loadSecrets(directory).dataEncryptionKeys)
  rememberStack(directory, { databaseUrls, dataEncryptionKeyIds })
}

/** Runs the command as npm does, with nothing of a stack in its environment. */
async function keysRotate(...args: string[]) {
  const names = /^(DATABASE_URL_|DATA_|REDIS_URL|INTERNAL_|SUBGRAPH_URL_)/
  const plain = Object.entries(process.env).filter(([name]) => !names.test(name))
  const env = { ...Object.fromEntries(plain), FLOODGATE_STATE_DIRECTORY: directory }
  const script = join(root, 'scripts/rotate-keys.ts')
  return promisify(execFile)(process.execPath, [script, ...args], { env, timeout: 60_000 })
}

const home = {
  ...{ recipient: 'Ada Lovelace', line1: '12 St James Square', line2: null, city: 'London' },
  ...{ postalCode: 'SW1Y 4LB', region: null, countryCode: 'GB', phone: null },
}
const USERS = 450

function openStores() {
  const { dataEncryptionKeys, dataIndexKey } = loadSecrets(directory)
  const keys = dataKeys.parse(dataEncryptionKeys)
  const personal = createPersonalData(keys, dataIndexKey)
  const user = createUserPrisma(databases.user.url)
  const order = createOrderPrisma(databases.order.url)
  return {
    ...{ user, order, personal, seal: createAddressSeal(keys) },
    users: createUserRepository(user, personal),
    addresses: createAddressRepository(user, personal),
    close: () => Promise.all([user.$disconnect(), order.$disconnect()]),
  }
}
type Stores = ReturnType<typeof openStores>

async function fill({ user, order, personal, addresses, seal }: Stores) {
  const ids = Array.from({ length: USERS }, () => newId('usr'))
  await user.user.createMany({
    data: ids.map((id) => {
      const name = id.slice(4).toLowerCase()
      const email = `${name}@example.com`
      return {
        ...{ id, username: name, usernameLookup: name, passwordHash: 'x' },
        ...{ email: personal.sealEmail(email, id), emailLookup: personal.emailIndex(email) },
        ...{ dataKey: personal.keyId, createdAt: new Date() },
      }
    }),
  })
  const [owner = ''] = ids
  const addressId = newId('adr')
  await addresses.insert(owner, addressId, home, true)
  const orderId = newId('ord')
  const line = { productId: newId('prd'), productName: 'Lamp', quantity: 1, unitAmount: 1 }
  const placed = {
    ...{ orderId, userId: owner, keyDigest: 'k'.repeat(64), inputDigest: 'i'.repeat(64) },
    ...{ fromCart: false, shippingAddress: home, totalAmount: 1, currency: 'EUR' },
    lines: [{ ...line, currency: 'EUR', merchantId: null }],
  }
  const now = new Date()
  await inTransaction(order, (tx) =>
    insertPlacedOrders(tx, [placed], { now, paymentDueAt: now }, seal),
  )
  return { ids, owner, addressId, orderId }
}

/** How many rows each key sealed: of users, addresses and orders. */
async function keysIn({ user, order }: Stores) {
  const select = { dataKey: true } as const
  const tables = await Promise.all([
    user.user.findMany({ select }),
    user.address.findMany({ select }),
    order.orderPlacement.findMany({ select }),
  ])
  return tables.map((rows) => {
    const byKey = Map.groupBy(rows, ({ dataKey }) => dataKey ?? 'none')
    return Object.fromEntries([...byKey].map(([key, of]) => [key, of.length]))
  })
}

it('seals all rows by the new key, in batches, and leaves them readable', async () => {
  const before = openStores()
  const { owner, addressId, orderId } = await fill(before)
  expect(await keysIn(before)).toEqual([{ k1: USERS }, { k1: 1 }, { k1: 1 }])
  await before.close()

  expect((await keysRotate('add', 'k2')).stdout).toContain('start it again')
  await expect(keysRotate()).rejects.toThrow('do not know the key k2 yet')
  await expect(keysRotate('add', 'k2')).rejects.toThrow('There is a key k2 already')
  startedAnew()
  const { stdout } = await keysRotate()
  const steps = stdout
    .split('\n')
    .filter((text) => text.includes('rows sealed anew'))
    .map((text) => JSON.parse(text) as { done: number; total: number })
  expect(steps.length).toBeGreaterThan(2)
  expect(steps[0]).toMatchObject({ total: USERS + 1 })
  expect(steps.at(-1)).toMatchObject({ done: USERS + 1 })

  const after = openStores()
  expect(await keysIn(after)).toEqual([{ k2: USERS }, { k2: 1 }, { k2: 1 }])
  expect((await after.users.findByIds([owner]))[0]?.email).toBe(
    `${owner.slice(4).toLowerCase()}@example.com`,
  )
  expect(await after.addresses.find(owner, addressId)).toMatchObject(home)
  const found = await findShippingAddresses(after.order, [orderId], after.seal)
  expect(found.get(orderId)).toEqual(home)
  await after.close()
  expect((await keysRotate()).stdout).toContain('sealed by the current key')
}, 120_000)

it('works with no stack that is not there, and mixes no environments', async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'floodgate-rotation-'))
  const run = (env: object) =>
    promisify(execFile)(process.execPath, [join(root, 'scripts/rotate-keys.ts')], {
      env: { PATH: process.env.PATH, FLOODGATE_STATE_DIRECTORY: nowhere, ...env },
    })
  await expect(run({})).rejects.toThrow('Start the product first')
  await expect(run({ DATABASE_URL_USER: 'mysql://x@y/z' })).rejects.toThrow('DATA_INDEX_KEY')
  rmSync(nowhere, { recursive: true })
})
