import { isDeepStrictEqual } from 'node:util'
import { UserError } from '../../scripts/lib/terminal.ts'
import type { Query, Target } from './target.ts'

/** By query, a text that the right answer has near its end. */
export type Marks = ReadonlyMap<Query, string>

/**
 * Asks every gateway each query once.
 * @returns how to know the right answers
 * @throws UserError when one answers otherwise than the stock gateway
 */
export async function checkAnswers(
  targets: readonly Target[],
  queries: readonly Query[],
  headers: Readonly<Record<string, string>>,
): Promise<Marks> {
  const marks = new Map<Query, string>()
  for (const query of queries) {
    const answers = await Promise.all(
      targets.map(async (target) => ({ target, answer: await ask(target, query, headers) })),
    )
    const oracle = answers.find(({ target }) => target.name === 'apollo-gateway')
    if (!oracle || !hasData(oracle.answer)) {
      throw new UserError(
        `The stock gateway answers ${query.name} with ${JSON.stringify(oracle?.answer)}`,
      )
    }
    for (const { target, answer } of answers) {
      if (isDeepStrictEqual(answer, oracle.answer)) continue
      throw new UserError(
        `${target.name} answers ${query.name} otherwise than the stock gateway: ${JSON.stringify(answer)}`,
      )
    }
    marks.set(query, JSON.stringify(oracle.answer.data).slice(-MARK_LENGTH))
  }
  return marks
}

/** Without the end of the whole answer, which a gateway may write otherwise. */
const MARK_LENGTH = 60

async function ask({ url }: Target, query: Query, headers: Readonly<Record<string, string>>) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: query.text, variables: query.variables }),
    signal: AbortSignal.timeout(15_000),
  })
  return await response.json()
}

function hasData(answer: unknown): answer is { readonly data: object } {
  if (typeof answer !== 'object' || answer === null || 'errors' in answer) return false
  return 'data' in answer && typeof answer.data === 'object' && answer.data !== null
}
