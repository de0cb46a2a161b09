import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { parse } from 'graphql'

/**
 * GraphiQL's fetcher over HTTP and graphql-ws that remembers the token of the last `login` until the page is left,
 * so that the example tabs need no copying. An `Authorization` in a tab's header editor goes before it.
 * @param {URL} endpoint of the router; subscriptions use the same address over WebSocket
 */
export function createSessionFetcher(endpoint) {
  const subscriptionUrl = new URL(endpoint)
  subscriptionUrl.protocol = endpoint.protocol === 'https:' ? 'wss:' : 'ws:'
  let token

  const send = createGraphiQLFetcher({
    url: endpoint.href,
    // The toolkit opens one socket per subscription with the tab's headers as connection_init payload.
    subscriptionUrl: subscriptionUrl.href,
    enableIncrementalDelivery: false,
    async fetch(url, init) {
      const response = await fetch(url, init)
      response
        .clone()
        .json()
        .then(
          ({ data }) => {
            if (data?.login?.token) token = data.login.token
            if (data?.logout?.loggedOut) token = undefined
          },
          () => {},
        )
      return response
    },
  })

  return (params, options) => {
    const documentAST = documentOf(params) ?? options?.documentAST
    const operationName = operationNameIn(documentAST, params.operationName)
    return send(
      { ...params, operationName },
      { ...options, headers: withToken(options?.headers), documentAST },
    )
  }

  function withToken(headers = {}) {
    const given = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
    return given || !token ? headers : { ...headers, Authorization: `Bearer ${token}` }
  }
}

/** The name that GraphiQL gives lags behind the editor too; where there is no choice, the document itself tells. */
function operationNameIn(document, chosen) {
  const operations = document?.definitions.filter(({ kind }) => kind === 'OperationDefinition')
  return operations?.length === 1 ? (operations[0].name?.value ?? null) : chosen
}

/** GraphiQL's own copy lags behind the editor, and would send a subscription that was just typed over HTTP. */
function documentOf({ query }) {
  try {
    return parse(query)
  } catch {
    return undefined
  }
}
