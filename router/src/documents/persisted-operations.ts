import { parse } from 'graphql'
import { z } from 'zod'

/** The file that `npm run persist-operations` and Apollo's `generate-persisted-query-manifest` write. */
const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string().min(1),
    }),
  ),
})

/** Texts of operations that are known before anybody asks, by id. */
export type PersistedOperations = ReadonlyMap<string, string>

/** @throws Error saying what is wrong with the manifest: its form, a text that does not parse, or an id with two texts */
export function parsePersistedOperations(json: string): PersistedOperations {
  const { operations } = manifestSchema.parse(JSON.parse(json))
  const texts = new Map<string, string>()
  for (const { id, name, body } of operations) {
    if (texts.has(id) && texts.get(id) !== body) throw new Error(`two operations have the id ${id}`)
    try {
      parse(body)
    } catch (cause) {
      throw new Error(`the operation ${name} is not GraphQL`, { cause })
    }
    texts.set(id, body)
  }
  return texts
}
