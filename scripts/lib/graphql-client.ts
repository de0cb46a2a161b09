interface GraphqlResponse<T> {
  data?: T | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

export interface GraphqlClient {
  /** @throws Error listing the errors of the answer */
  request: <T>(query: string, variables?: Record<string, unknown>) => Promise<T>
}

/** A client for scripts: one request at a time, an error where the answer holds one. */
export function createGraphqlClient(url: string, token?: string): GraphqlClient {
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  }
  return {
    request: async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(15_000),
      })
      const { data, errors } = (await response.json()) as GraphqlResponse<T>
      if (errors?.length) {
        const texts = errors.map(
          ({ message, extensions }) => `${extensions?.code ?? ''} ${message}`,
        )
        throw new Error(texts.join('; ').trim())
      }
      if (!data) throw new Error(`the router answered ${response.status} without data`)
      return data
    },
  }
}
