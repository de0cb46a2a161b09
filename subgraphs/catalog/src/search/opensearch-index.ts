import { Client } from '@opensearch-project/opensearch'
import {
  MAPPINGS,
  type SearchAnswer,
  toSearchBody,
  toSearchResult,
  toSource,
} from './opensearch-requests.ts'
import { arrange } from '../domain/search-hits.ts'
import type { SearchIndex } from './search-index.ts'

/** What of the client is used: its requests go out as they are made here. */
export interface SearchTransport {
  request(options: {
    method: string
    path: string
    body?: Record<string, unknown>
    bulkBody?: unknown
    querystring?: Record<string, string>
  }): Promise<unknown>
}

export interface OpenSearchOptions {
  readonly transport: SearchTransport
  /** @default floodgate-products */
  readonly name?: string
}

/** On an OpenSearch server, for a shop that has outgrown its database's index. */
export function createOpenSearchIndex({
  transport,
  name = 'floodgate-products',
}: OpenSearchOptions): SearchIndex {
  let created: Promise<unknown> | undefined
  const ready = () =>
    (created ??= create().catch((error: unknown) => {
      created = undefined
      throw error
    }))

  async function create(): Promise<void> {
    const body = { mappings: MAPPINGS }
    await transport.request({ method: 'PUT', path: `/${name}`, body }).catch((error: unknown) => {
      if (!String(error).includes('resource_already_exists_exception')) throw error
    })
  }

  async function bulk(lines: readonly object[]): Promise<void> {
    if (lines.length === 0) return
    await ready()
    const answer = (await transport.request({
      method: 'POST',
      path: `/${name}/_bulk`,
      bulkBody: lines,
    })) as BulkAnswer
    const fault = answer.items
      .flatMap((item) => Object.values(item))
      .find(({ error, status }) => error && status !== 404)
    if (fault) throw new Error(`search: a document was refused: ${JSON.stringify(fault.error)}`)
  }

  return {
    put: (documents) => {
      const now = new Date()
      return bulk(
        documents.flatMap((document) => [
          { index: { _id: document.productId } },
          toSource(document, now),
        ]),
      )
    },
    remove: (productIds) => bulk(productIds.map((_id) => ({ delete: { _id } }))),
    async removeOlderThan(time) {
      await ready()
      const answer = (await transport.request({
        method: 'POST',
        path: `/${name}/_delete_by_query`,
        querystring: { conflicts: 'proceed' },
        body: { query: { range: { indexedAt: { lt: time.getTime() } } } },
      })) as { deleted: number }
      return answer.deleted
    },
    async search(query) {
      const body = toSearchBody(query)
      if (body === null) return arrange([], query)
      await ready()
      const answer = await transport.request({ method: 'POST', path: `/${name}/_search`, body })
      return toSearchResult(answer as SearchAnswer, query)
    },
    async correct(text) {
      await ready()
      const body = {
        size: 0,
        suggest: { text, spelling: { term: { field: 'spelling', suggest_mode: 'missing' } } },
      }
      const answer = (await transport.request({
        method: 'POST',
        path: `/${name}/_search`,
        body,
      })) as SuggestAnswer
      let corrected = text.toLowerCase()
      for (const { text: word, options } of answer.suggest.spelling) {
        const [best] = options
        if (best) corrected = corrected.replaceAll(word, best.text)
      }
      return corrected === text.toLowerCase() ? null : corrected
    },
  }
}

interface BulkAnswer {
  readonly items: readonly Readonly<
    Record<string, { readonly status: number; readonly error?: unknown }>
  >[]
}

interface SuggestAnswer {
  readonly suggest: {
    readonly spelling: readonly {
      readonly text: string
      readonly options: readonly { readonly text: string }[]
    }[]
  }
}

/** @param url `http://user:password@host:9200`; whoever creates it closes it */
export function createOpenSearchTransport(
  url: string,
): SearchTransport & { close(): Promise<void> } {
  const client = new Client({ node: url })
  return {
    request: async ({ bulkBody, ...options }) => {
      const bulkLines = Array.isArray(bulkBody)
        ? bulkBody.map((line) => JSON.stringify(line)).join('\n')
        : undefined
      const answer: { readonly body: unknown } = await client.transport.request({
        ...options,
        ...(bulkLines !== undefined && { bulkBody: `${bulkLines}\n` }),
      })
      return answer.body
    },
    close: () => client.close(),
  }
}
