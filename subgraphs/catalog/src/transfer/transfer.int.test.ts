import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@floodgate/platform/identifier'
import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPrismaClient } from '../data/prisma-client.ts'
import { makeCategory } from '../testing/products.ts'
import { exportProducts } from './export-products.ts'
import { importProducts, type ImportProgress } from './import-products.ts'
import type { RowFault } from './write-lines.ts'

const prisma = createPrismaClient(testDatabaseUrl('catalog'))
let directory: string
let category: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'floodgate-import-'))
  const { id } = await makeCategory(prisma, [])
  category = (await prisma.category.findUniqueOrThrow({ where: { id } })).slug
})
afterAll(async () => {
  await rm(directory, { recursive: true })
  await prisma.$disconnect()
})

const HEADER =
  'slug,variant_of,sku,name,description,price_amount,price_currency,category,stock,attributes'
const newSlug = () => newId('prd').toLowerCase().replace('_', '-')

async function writeCsv(lines: readonly string[]): Promise<string> {
  const file = join(directory, `${newSlug()}.csv`)
  await writeFile(file, [HEADER, ...lines].join('\n'))
  return file
}

async function run(file: string, onProgress: (progress: ImportProgress) => void = () => undefined) {
  const faults: RowFault[] = []
  const onFault = (fault: RowFault) => void faults.push(fault)
  const progress = await importProducts({ prisma, file, onFault, onProgress, batchSize: 3 })
  return { ...progress, faults }
}

it('creates products and variants, names the rows that are wrong, and changes nothing the second time', async () => {
  const [slug, sku] = [newSlug(), newId('prd')]
  const file = await writeCsv([
    `${slug},,,"Lamp, ""bright""","Two\nlines",1900,EUR,${category},5,"{""color"":""red"",""a"":1}"`,
    `,${slug},${sku},Red,,2000,EUR,,3,`,
    `${newSlug()},,,Lamp,,19.5,EUR,${category},,`,
    `${newSlug()},,,Lamp,,100,EUR,no-such-category,,`,
    `,no-such-product,${newId('prd')},Red,,100,EUR,,,`,
    `${newSlug()},,${sku},Taken,,100,EUR,${category},,`,
    `${newSlug()},,,Last,,100,EUR,${category},0,`,
  ])
  const first = await run(file)
  expect(first).toMatchObject({ created: 3, updated: 0, rows: 7 })
  expect(first.faults.map(({ row }) => row).toSorted()).toEqual([3, 4, 5, 6])
  const product = await prisma.product.findUniqueOrThrow({
    where: { slug },
    include: { stock: true, movements: true, variants: { include: { stock: true } } },
  })
  expect(product).toMatchObject({
    name: 'Lamp, "bright"',
    description: 'Two\nlines',
    stock: { available: 5 },
    movements: [{ kind: 'INITIAL', delta: 5 }],
    variants: [{ sku, name: 'Red', stock: { available: 3 } }],
  })
  expect(await run(file)).toMatchObject({ created: 0, updated: 0 })
})

it('brings what has changed up to date, and leaves its stock alone', async () => {
  const slug = newSlug()
  await run(await writeCsv([`${slug},,,Lamp,,1900,EUR,${category},5,`]))
  const changed = await writeCsv([`${slug},,,Lamp,,1700,EUR,${category},99,`])
  expect(await run(changed)).toMatchObject({ created: 0, updated: 1 })
  const row = await prisma.product.findUniqueOrThrow({ where: { slug }, include: { stock: true } })
  expect(row).toMatchObject({ priceAmount: 1_700, version: 2, stock: { available: 5 } })
})

it('goes on where a run was cut off', async () => {
  const slugs = Array.from({ length: 10 }, newSlug)
  const file = await writeCsv(slugs.map((slug) => `${slug},,,Lamp,,1,EUR,${category},1,`))
  const cutOff = run(file, ({ rows }) => {
    if (rows === 6) throw new Error('cut off')
  })
  await expect(cutOff).rejects.toThrow('cut off')
  expect(await prisma.product.count({ where: { slug: { in: slugs } } })).toBe(6)
  const told: number[] = []
  expect(await run(file, ({ rows }) => told.push(rows))).toMatchObject({ created: 4, rows: 10 })
  expect(told[0]).toBe(9)
})

it.each([
  ['slug,name\na,b', 'price_amount'],
  ['slug,name,price_amount,price_currency,category\n"a,b', 'no CSV'],
])('refuses a file that is none of ours', async (text, reason) => {
  const file = join(directory, `${newSlug()}.csv`)
  await writeFile(file, text)
  await expect(run(file)).rejects.toThrow(reason)
})

it('exports what it can import again, without a change', async () => {
  const slug = newSlug()
  await run(
    await writeCsv([`${slug},,,"A ""lamp"", new",x,1,EUR,${category},1,"{""tags"":[""a""]}"`]),
  )
  const file = join(directory, `${newSlug()}.csv`)
  const rows = await exportProducts(prisma, createWriteStream(file), () => undefined)
  expect(rows).toBeGreaterThan(0)
  // Other tests change their products meanwhile.
  const [header = '', ...lines] = (await readFile(file, 'utf8')).split('\n')
  const own = lines.filter((line) => line.startsWith(`${slug},`))
  await writeFile(file, [header, ...own, ''].join('\n'))
  const faults: RowFault[] = []
  const onFault = (fault: RowFault) => void faults.push(fault)
  const again = await importProducts({ prisma, file, onFault, onProgress: () => undefined })
  expect(again).toMatchObject({ created: 0, updated: 0, rows: 1 })
  expect(faults).toEqual([])
})
