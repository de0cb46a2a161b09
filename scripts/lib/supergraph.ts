import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'

const root = join(import.meta.dirname, '../..')

const subgraphNames = ['user', 'catalog', 'order', 'seckill'] as const

/** Where the composed supergraph is committed; the router reads it at start. */
export const supergraphPath = join(root, 'router/supergraph.graphql')

/**
 * Composes the four `schema.graphql` files, in process.
 * The routing URLs written into it are placeholders: the router takes its own from the environment.
 * @throws Error listing every composition error
 */
export function composeSupergraph(): string {
  const result = composeServices(
    subgraphNames.map((name) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs: parse(readFileSync(join(root, 'subgraphs', name, 'schema.graphql'), 'utf8')),
    })),
  )
  if (result.errors) {
    throw new Error(
      `The supergraph does not compose:\n${result.errors.map((e) => `- ${e.message}`).join('\n')}`,
    )
  }
  return result.supergraphSdl
}
