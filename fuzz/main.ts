import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/lib/paths.ts'
import { startStack } from '../scripts/testing/stack.ts'
import { fuzz } from './lib/run.ts'

const USAGE = 'npm run fuzz [-- --requests <count>] [--seed <number>]'
const RESULT = join(root, 'bench/results/fuzz.json')

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`)
  if (at < 0) return otherwise
  const value = Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(USAGE)
  return value
}

const requests = option('requests', 50_000)
const seed = option('seed', Date.now() % 2 ** 31)
console.log(`▸ starting a shop; then ${requests} hostile requests, seed ${seed}`)
const stack = await startStack({ env: { LOG_LEVEL: 'error', RATE_LIMITS: 'false' } })
try {
  const startedAt = performance.now()
  const onProgress = (done: number) => console.log(`▸ ${done} sent`)
  const { examples, ...figures } = await fuzz(stack, { requests, seed, sweep: true, onProgress })
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  for (const { what, request, answer } of examples)
    console.log(`✗ ${what}\n  ${request}\n  ${answer}`)
  writeFileSync(RESULT, `${JSON.stringify({ ...figures, seed, seconds }, null, 2)}\n`)
  console.log(`▸ ${JSON.stringify(figures)} in ${seconds} s, written to bench/results/fuzz.json`)
  if (figures.serverErrors + figures.crashes + figures.leaks > 0) process.exitCode = 1
} finally {
  await stack.stop()
}
