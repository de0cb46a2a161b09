import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

// GraphiQL 5 is the maintained line (4 and below are frozen); its editor is Monaco, whose three web workers
// need a bundler that understands `?worker` imports. Vite does, is here for vitest anyway, and GraphiQL ships
// the worker set-up for it.

const source = import.meta.dirname
const output = join(source, 'dist')
const stampFile = join(output, '.inputs')

/** Of everything that decides the output: the sources and the locked versions of what they import. */
function inputsStamp(): string {
  const hash = createHash('sha256')
  const files = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { name } of files) hash.update(name).update(readFileSync(join(source, name)))
  hash.update(readFileSync(join(source, '../../package-lock.json')))
  return hash.digest('hex')
}

const stamp = inputsStamp()
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
  console.log('playground: up to date')
} else {
  const startedAt = performance.now()
  await build({
    root: source,
    base: '/playground/',
    configFile: false,
    // Its warnings are about directives of React Server Components in dependencies.
    logLevel: 'error',
    build: {
      outDir: output,
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
    },
  })
  writeFileSync(stampFile, stamp)
  console.log(`playground: built in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
}
