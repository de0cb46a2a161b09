import { type ApolloServerPlugin } from '@apollo/server'
import { createBoundedCache } from '@floodgate/platform/bounded-cache'
import { type DocumentNode } from 'graphql'
import { type RouterContext } from '../context.ts'

const DOCUMENTS = 1_000

/** Documents that the request pipeline parsed, found valid and within the limits, by their text. */
export interface AcceptedDocuments {
  get(text: string): DocumentNode | undefined
  /** Fills them. */
  readonly plugin: ApolloServerPlugin<RouterContext>
}

export function createAcceptedDocuments(): AcceptedDocuments {
  const documents = createBoundedCache<DocumentNode>(DOCUMENTS)
  return {
    get: documents.get,
    plugin: {
      requestDidStart: () =>
        Promise.resolve({
          didResolveOperation({ source, document }) {
            documents.set(source, document)
            return Promise.resolve()
          },
        }),
    },
  }
}
