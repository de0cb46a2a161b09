import { writeFileSync } from 'node:fs'
import { makePersistedManifest } from './lib/persisted-manifest.ts'

const [directory, output = 'persisted-operations.json'] = process.argv.slice(2)
if (directory === undefined) {
  console.error('usage: npm run persist-operations -- <folder of .graphql files> [manifest]')
  process.exit(1)
}
const manifest = makePersistedManifest(directory)
writeFileSync(output, `${JSON.stringify(manifest, null, 2)}\n`)
console.log(`wrote ${output}: ${manifest.operations.length} operations`)
