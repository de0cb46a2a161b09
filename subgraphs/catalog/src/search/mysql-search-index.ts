import { Prisma, type PrismaClient } from '#prisma'
import { type ReadDatabase, readFrom } from '../data/databases.ts'
import type { Attributes } from '../domain/product.ts'
import type { SearchFilter, SearchHit, SearchQuery, SearchSort } from '../domain/search.ts'
import { arrange } from '../domain/search-hits.ts'
import { booleanQuery } from './boolean-query.ts'
import type { SearchDocument, SearchIndex } from './search-index.ts'
import { tokensOf, wordsOf } from './tokens.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

export interface MySqlSearchOptions {
  /** Hits of a text that are sorted and counted one by one; of more, the filters are left to the server. @default 5_000 */
  readonly maxHits?: number
  /** Milliseconds for which the hits of a text are remembered. @default 250 */
  readonly rememberMs?: number
  /** Where it is searched. @default the primary */
  readonly reader?: ReadDatabase
}

/** On the database's own full-text index, over words and pairs of characters as tokens. */
export function createMySqlSearchIndex(
  prisma: PrismaClient,
  { maxHits = 5_000, rememberMs = 250, reader = readFrom(prisma) }: MySqlSearchOptions = {},
): SearchIndex {
  const vocabulary = createVocabulary(prisma)
  const remembered = new Map<string, Promise<readonly SearchHit[]>>()

  /** Pages, filters and readers of one text share its hits. */
  function hitsOf(expression: string): Promise<readonly SearchHit[]> {
    const known = remembered.get(expression)
    if (known) return known
    const hits = readHits(reader, expression, null, { sort: null, limit: maxHits + 1 })
    remembered.set(expression, hits)
    const forget = () => remembered.delete(expression)
    hits.then(() => setTimeout(forget, rememberMs).unref(), forget)
    return hits
  }

  return {
    async put(documents) {
      if (documents.length === 0) return
      await prisma.$executeRaw(upsert(documents, new Date()))
      await vocabulary.add(documents.flatMap((document) => wordsOf(textOf(document))))
    },
    async remove(productIds) {
      await prisma.searchDocument.deleteMany({ where: { productId: { in: [...productIds] } } })
    },
    async removeOlderThan(time) {
      const { count } = await prisma.searchDocument.deleteMany({
        where: { indexedAt: { lt: time } },
      })
      return count
    },
    async search(query) {
      await vocabulary.refresh()
      const expression = booleanQuery(query.text, vocabulary.wordsWith)
      if (expression === null) return arrange([], query)
      const hits = await hitsOf(expression)
      if (hits.length <= maxHits) return arrange(hits, query)
      return searchBroadly(reader, expression, query, maxHits)
    },
    async correct(text) {
      await vocabulary.refresh()
      return correctWords(text, vocabulary)
    },
  }
}

function correctWords(text: string, vocabulary: Vocabulary): string | null {
  let corrected = text.toLowerCase()
  let changed = false
  for (const word of wordsOf(text)) {
    if (vocabulary.knows(word) || vocabulary.wordsWith(word).length > 0) continue
    const nearest = vocabulary.nearest(word)
    if (nearest === null) continue
    corrected = corrected.replaceAll(word, nearest)
    changed = true
  }
  return changed ? corrected : null
}

/** A text that very many products match: the server filters and counts, and facets are those of the first hits. */
async function searchBroadly(
  reader: ReadDatabase,
  expression: string,
  query: SearchQuery,
  maxHits: number,
) {
  const { filter, sort } = query
  const hits = await readHits(reader, expression, filter, { sort, limit: maxHits })
  const result = arrange(hits, query)
  if (hits.length < maxHits) return result
  const [row] = await reader.read(
    (client) => client.$queryRaw<{ total: bigint }[]>`
      SELECT COUNT(*) AS total FROM search_document WHERE ${conditions(expression, filter)}`,
  )
  return { ...result, total: Number(row?.total ?? 0) }
}

const matches = (expression: string) =>
  Prisma.sql`MATCH (tokens) AGAINST (${expression} IN BOOLEAN MODE)`

const ORDERS: Readonly<Record<SearchSort, (expression: string) => Prisma.Sql>> = {
  RELEVANCE: (expression) => Prisma.sql`${matches(expression)} DESC, product_id DESC`,
  NEWEST: () => Prisma.sql`created_at DESC, product_id DESC`,
  PRICE_ASC: () => Prisma.sql`price_amount, product_id`,
  PRICE_DESC: () => Prisma.sql`price_amount DESC, product_id DESC`,
}

/** One text, since what a row costs on its way goes by its columns. A JSON text has no tabs: those in its values are escaped. */
const hitText = (
  expression: string,
) => Prisma.sql`CONCAT_WS('\t', product_id, category_id, price_amount, in_stock,
  TIMESTAMPDIFF(MICROSECOND, '1970-01-01', created_at) DIV 1000,
  ${matches(expression)}, attributes)`

async function readHits(
  reader: ReadDatabase,
  expression: string,
  filter: SearchFilter | null,
  { sort, limit }: { readonly sort: SearchSort | null; readonly limit: number },
): Promise<readonly SearchHit[]> {
  const order = sort === null ? Prisma.empty : Prisma.sql`ORDER BY ${ORDERS[sort](expression)}`
  const rows = await reader.read(
    (client) => client.$queryRaw<{ hit: string }[]>`
    SELECT ${hitText(expression)} AS hit
    FROM search_document WHERE ${conditions(expression, filter)} ${order} LIMIT ${limit}`,
  )
  return rows.map(({ hit }) => readHit(hit))
}

function readHit(text: string): SearchHit {
  const [productId = '', categoryId = '', price, inStock, createdAt, score, attributes = '{}'] =
    text.split('\t')
  return {
    ...{ productId, categoryId, priceAmount: Number(price), inStock: inStock === '1' },
    ...{ createdAt: Number(createdAt), score: Number(score) },
    attributes: JSON.parse(attributes) as Attributes,
  }
}

function conditions(expression: string, filter: SearchFilter | null): Prisma.Sql {
  const { categoryIds, inStock, minPrice, maxPrice, attributes } = filter ?? {}
  const all = [matches(expression)]
  if (categoryIds?.length === 0) all.push(Prisma.sql`FALSE`)
  else if (categoryIds) all.push(Prisma.sql`category_id IN (${Prisma.join([...categoryIds])})`)
  if (inStock != null) all.push(Prisma.sql`in_stock = ${inStock}`)
  if (minPrice != null) all.push(Prisma.sql`price_amount >= ${minPrice}`)
  if (maxPrice != null) all.push(Prisma.sql`price_amount <= ${maxPrice}`)
  for (const { name, values } of attributes ?? []) all.push(attributeCondition(name, values))
  return Prisma.join(all, ' AND ')
}

function attributeCondition(name: string, values: readonly string[]): Prisma.Sql {
  const path = `$.${JSON.stringify(name)}`
  // One value, or a list of several; numbers and truth values compare as texts.
  const one = Prisma.sql`JSON_UNQUOTE(JSON_EXTRACT(attributes, ${path}))`
  const either = values.map(
    (value) =>
      Prisma.sql`${one} = ${value} OR COALESCE(JSON_CONTAINS(attributes, ${JSON.stringify(value)}, ${path}), 0)`,
  )
  return either.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join(either, ' OR ')})`
}

/** Between fields, so that no run of characters goes from one to the next. */
const FIELD_END = 'zzzz'
/** A match in the name counts so many times. */
const NAME_WEIGHT = 3

function upsert(documents: readonly SearchDocument[], now: Date): Prisma.Sql {
  const rows = documents.map(
    ({ productId, categoryId, priceAmount, inStock, attributes, createdAt, ...text }) =>
      Prisma.sql`(${productId}, ${tokenText({ attributes, ...text })}, ${categoryId}, ${priceAmount}, ${inStock},
        ${JSON.stringify(attributes)}, ${createdAt}, ${now})`,
  )
  return Prisma.sql`
    INSERT INTO search_document (product_id, tokens, category_id, price_amount, in_stock, attributes, created_at, indexed_at)
    VALUES ${Prisma.join(rows)}
    ON DUPLICATE KEY UPDATE tokens = VALUES(tokens), category_id = VALUES(category_id),
      price_amount = VALUES(price_amount), in_stock = VALUES(in_stock), attributes = VALUES(attributes),
      created_at = VALUES(created_at), indexed_at = VALUES(indexed_at)`
}

type Texts = Pick<SearchDocument, 'name' | 'description' | 'attributes'>

function tokenText({ name, ...rest }: Texts): string {
  const names = Array.from({ length: NAME_WEIGHT }, () => name)
  const fields = [...names, ...attributeTexts(rest.attributes), rest.description]
  return fields.map((field) => tokensOf(field).join(' ')).join(` ${FIELD_END} `)
}

const textOf = ({ name, description, attributes }: Texts) =>
  [name, ...attributeTexts(attributes), description].join(' ')

function attributeTexts(attributes: Attributes): string[] {
  return Object.values(attributes).flatMap((value) =>
    typeof value === 'object' ? value : typeof value === 'string' ? [value] : [],
  )
}
