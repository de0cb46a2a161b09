import { describe, expect, test } from 'vitest'
import { createRivals, difference } from './testing/compare.ts'
import { fixtureNames, loadFixture } from './testing/fixtures.ts'
import { generateOperation } from './testing/generate-operation.ts'
import { createRandom } from './testing/random.ts'

/** How many operations to compare, over all supergraphs; a long run has 10,000. */
const OPERATIONS = Number(process.env.DIFFERENTIAL_OPERATIONS ?? 1_000)
/** Where to begin: another seed makes other operations. */
const FIRST_SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1)

const names = fixtureNames()

describe('the executor answers as the stock gateway does', () => {
  test.each(names)(
    '%s',
    async (name) => {
      const rivals = createRivals(loadFixture(name))
      const { schema } = rivals.executor
      const failures: string[] = []
      const count = Math.ceil(OPERATIONS / names.length)
      for (let seed = FIRST_SEED; seed < FIRST_SEED + count && failures.length < 3; seed++) {
        const random = createRandom(seed)
        const kind = schema.getMutationType() && random.chance(0.3) ? 'mutation' : 'query'
        const { query, variables } = generateOperation(schema, seed, kind)
        const weather = { nulls: 0.12, errors: random.chance(0.4) ? 0.04 : 0, changes: 0 }
        const found = await difference(rivals, query, variables, weather)
        if (found) {
          failures.push(
            `seed ${seed} (errors ${weather.errors})\n${query}\n${JSON.stringify(variables)}\n${found}`,
          )
        }
      }
      expect(failures.join('\n\n')).toBe('')
    },
    600_000,
  )
})
