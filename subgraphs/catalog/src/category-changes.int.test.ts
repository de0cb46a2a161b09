import { newId } from '@floodgate/platform/identifier'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAX_LEVELS } from './domain/category.ts'
import { admin, startSubgraph, type TestSubgraph } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

interface Answer {
  __typename: string
  category?: { id: string; path: string; version: number }
  currentVersion?: number
}

async function run(field: string, type: string, input: object): Promise<Answer> {
  const success = type.replace('Input', 'Success')
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) {
    __typename ... on ${success} { category { id path version } } ${field === 'createCategory' ? '' : '... on StaleCategory { currentVersion }'} } }`
  const { data } = await subgraph.ask<Record<string, Answer>>(document, { input }, admin)
  const answer = data[field]
  if (!answer) throw new Error('no answer')
  return answer
}

const slug = () => newId('cat').toLowerCase().replace('_', '-')
const create = (overrides: object = {}) =>
  run('createCategory', 'CreateCategoryInput', {
    ...{ slug: slug(), name: 'Category', idempotencyKey: newId('msg') },
    ...overrides,
  })
const move = (id: string, expectedVersion: number, parentId: string | null) =>
  run('moveCategory', 'MoveCategoryInput', { id, expectedVersion, parentId })

async function made(parentId: string | null = null): Promise<string> {
  const { category, __typename } = await create({ parentId })
  if (!category) throw new Error(__typename)
  return category.id
}

it('is created below another, with the way to it', async () => {
  const home = slug()
  const root = await create({ slug: home })
  const kitchen = slug()
  const child = await create({ slug: kitchen, parentId: root.category?.id })
  expect(child.category?.path).toBe(`${home}/${kitchen}`)
  expect((await create({ slug: kitchen })).__typename).toBe('SlugTaken')
  expect((await create({ parentId: newId('cat') })).__typename).toBe('CategoryNotFound')
  const query =
    'query ($id: ID!) { category(id: $id) { children { slug } breadcrumb { slug } parent { slug } } }'
  expect((await subgraph.ask(query, { id: root.category?.id })).data).toEqual({
    category: { children: [{ slug: kitchen }], breadcrumb: [{ slug: home }], parent: null },
  })
})

it('has a limit of levels', async () => {
  let parentId: string | null = null
  for (let level = 0; level < MAX_LEVELS; level += 1) parentId = await made(parentId)
  expect((await create({ parentId })).__typename).toBe('CategoryTooDeep')
})

it('is renamed by version', async () => {
  const id = await made()
  const rename = { id, expectedVersion: 1, name: 'Renamed' }
  expect((await run('updateCategory', 'UpdateCategoryInput', rename)).category?.version).toBe(2)
  expect(await run('updateCategory', 'UpdateCategoryInput', rename)).toMatchObject({
    __typename: 'StaleCategory',
    currentVersion: 2,
  })
})

it('moves with all that is below it', async () => {
  const [from, to] = [await made(), await made()]
  const branch = await made(from)
  const leaf = await made(branch)
  expect((await move(branch, 1, to)).__typename).toBe('MoveCategorySuccess')
  const row = await subgraph.prisma.category.findUniqueOrThrow({ where: { id: leaf } })
  expect(row.path).toBe(`${to}/${branch}/${leaf}/`)
  expect((await move(to, 1, leaf)).__typename).toBe('CategoryCycle')
  expect((await move(branch, 1, null)).__typename).toBe('StaleCategory')
  expect((await move(branch, 2, null)).category?.version).toBe(3)
})

it('stays a tree through any mix of concurrent moves', async () => {
  const operations = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.option(fc.nat({ max: 6 }))), {
    minLength: 4,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(operations, async (moves) => {
      const ids: string[] = []
      for (let at = 0; at < 7; at += 1)
        ids.push(await made(at % 2 === 0 ? null : (ids[at - 1] ?? null)))
      await Promise.all(
        moves.map(async ([from, to]) => {
          const id = ids[from] ?? ''
          const { version } = await subgraph.prisma.category.findUniqueOrThrow({ where: { id } })
          return move(id, version, to === null ? null : (ids[to] ?? null))
        }),
      )
      const rows = await subgraph.prisma.category.findMany({ where: { id: { in: ids } } })
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const { id, path, parentId } of rows) {
        const above = parentId === null ? '' : (byId.get(parentId)?.path ?? '?')
        expect(path).toBe(`${above}${id}/`)
      }
    }),
    { numRuns: 8 },
  )
})
