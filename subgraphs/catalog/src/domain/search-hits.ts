import {
  type FacetValue,
  keyOf,
  MAX_FACETS,
  MAX_FACET_VALUES,
  PRICE_BANDS,
  type SearchFacets,
  type SearchFilter,
  type SearchHit,
  type SearchKey,
  type SearchQuery,
  type SearchResult,
  valuesOf,
} from './search.ts'

type Condition = (hit: SearchHit) => boolean

/** Filters, counts and sorts all hits of a text, for an index that only finds them. */
export function arrange(hits: readonly SearchHit[], query: SearchQuery): SearchResult {
  const conditions = conditionsOf(query.filter)
  const found = hits.filter((hit) => [...conditions.values()].every((holds) => holds(hit)))
  const compare = query.sort === 'PRICE_ASC' ? ascending : descending
  const { window } = query
  const rows = found
    .map((hit) => ({ productId: hit.productId, key: keyOf(query.sort, hit) }))
    .filter(({ key }) => window.from === undefined || compare(window.from, key) < 0)
    .toSorted((a, b) => compare(a.key, b.key))
  return {
    hits: rows.slice(0, window.size + 1),
    total: found.length,
    facets: facetsOf(hits, conditions),
  }
}

function ascending([, a, idA]: SearchKey, [, b, idB]: SearchKey): number {
  return a - b || (idA < idB ? -1 : Number(idA > idB))
}

const descending = (a: SearchKey, b: SearchKey): number => ascending(b, a)

/** By the facet that each belongs to. */
function conditionsOf(filter: SearchFilter): ReadonlyMap<string, Condition> {
  const { categoryIds, inStock, minPrice, maxPrice, attributes } = filter
  const conditions = new Map<string, Condition>()
  if (categoryIds !== null) {
    const wanted = new Set(categoryIds)
    conditions.set('category', ({ categoryId }) => wanted.has(categoryId))
  }
  if (inStock !== null) conditions.set('stock', (hit) => hit.inStock === inStock)
  if (minPrice !== null || maxPrice !== null) {
    const [least, most] = [minPrice ?? -Infinity, maxPrice ?? Infinity]
    conditions.set('price', ({ priceAmount }) => priceAmount >= least && priceAmount <= most)
  }
  for (const { name, values } of attributes) {
    conditions.set(`attribute ${name}`, (hit) =>
      valuesOf(hit.attributes, name).some((value) => values.includes(value)),
    )
  }
  return conditions
}

function facetsOf(
  hits: readonly SearchHit[],
  conditions: ReadonlyMap<string, Condition>,
): SearchFacets {
  const without = (facet: string): readonly SearchHit[] => {
    const others = [...conditions].filter(([name]) => name !== facet).map(([, holds]) => holds)
    return others.length === 0 ? hits : hits.filter((hit) => others.every((holds) => holds(hit)))
  }
  return {
    categories: largestFirst(countBy(without('category'), ({ categoryId }) => [categoryId])),
    prices: countBands(without('price')),
    attributes: countAttributes(without, conditions),
    inStock: without('stock').filter(({ inStock }) => inStock).length,
  }
}

function countBy(
  hits: readonly SearchHit[],
  valuesOfHit: (hit: SearchHit) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const hit of hits) {
    for (const value of valuesOfHit(hit)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function largestFirst(counts: ReadonlyMap<string, number>): FacetValue<string>[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_FACET_VALUES)
}

function countBands(hits: readonly SearchHit[]) {
  const counts = PRICE_BANDS.map(() => 0)
  for (const { priceAmount } of hits) {
    const band = PRICE_BANDS.findLastIndex(({ from }) => from <= priceAmount)
    counts[band] = (counts[band] ?? 0) + 1
  }
  return PRICE_BANDS.map((value, at) => ({ value, count: counts[at] ?? 0 })).filter(
    ({ count }) => count > 0,
  )
}

function countAttributes(
  without: (facet: string) => readonly SearchHit[],
  conditions: ReadonlyMap<string, Condition>,
) {
  const all = without('')
  const named = countBy(all, ({ attributes }) => Object.keys(attributes))
  const filtered = [...conditions.keys()].flatMap((facet) =>
    facet.startsWith('attribute ') ? [facet.slice('attribute '.length)] : [],
  )
  const names = largestFirst(named).map(({ value }) => value)
  return [...new Set([...filtered, ...names])].slice(0, MAX_FACETS).map((name) => {
    const facet = `attribute ${name}`
    const hits = conditions.has(facet) ? without(facet) : all
    return { name, values: largestFirst(countBy(hits, (hit) => valuesOf(hit.attributes, name))) }
  })
}
